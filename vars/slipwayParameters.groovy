/**
 * What was given to a step of this library, completed by its defaults, or an error that names every fault.
 * A default says what a value has to be. null says that it has to be given.
 */
Map call(String step, Map known, Map given) {
    def faults = []
    for (name in given.keySet().toList()) {
        if (!known.containsKey(name)) {
            faults << "there is no parameter '${name}' (there are ${known.keySet().join(', ')})"
        }
    }
    for (name in known.keySet().toList()) {
        def fault = faultOf(known[name], given[name])
        if (fault) {
            faults << "'${name}' ${fault}"
        }
    }
    if (faults) {
        error "${step}: ${faults.join('; ')}. The job's page Pipeline Syntax, Global Variables Reference, explains each."
    }
    return known + given.findAll { it.value != null }
}

private String faultOf(Object standard, Object value) {
    if (standard == null) {
        return value ? null : 'has to be given'
    }
    def kinds = ['true or false': Boolean, 'a number': Number, 'a closure': Closure, 'text': CharSequence]
    def kind = kinds.find { it.value.isInstance(standard) }
    return value == null || kind.value.isInstance(value) ? null : "has to be ${kind.key}, not '${value}'"
}
