package io.jenkins.plugins.slipway.jenkins.library;

import com.cloudbees.groovy.cps.impl.CallSiteBlock;
import com.cloudbees.groovy.cps.sandbox.DefaultInvoker;
import com.cloudbees.groovy.cps.sandbox.Invoker;
import com.cloudbees.groovy.cps.sandbox.Trusted;
import groovy.lang.Closure;
import groovy.lang.Script;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import org.codehaus.groovy.runtime.GStringImpl;
import org.codehaus.groovy.runtime.ScriptBytecodeAdapter;

/**
 * Lets a pipeline call steps, variables of the library, its own closures, and these few methods, each of which is in the
 * generic whitelist of the Script Security plugin 1399. Anything else is refused, as the sandbox does.
 */
final class SandboxInvoker extends DefaultInvoker {
    private static final long serialVersionUID = 1L;

    private static final Map<Class<?>, Set<String>> ALLOWED = Map.of(
            Map.class, Set.of("containsKey", "keySet", "plus", "find", "findAll", "subMap", "getAt", "get"),
            Collection.class, Set.of("join", "leftShift", "size", "toList", "plus", "isEmpty"),
            CharSequence.class, Set.of("plus", "matches", "trim", "size"),
            Number.class, Set.of("plus"),
            Class.class, Set.of("isInstance"));

    private static final Set<Class<?>> OPERATORS = Set.of(ScriptBytecodeAdapter.class);

    @Override
    public Object methodCall(Object receiver, String method, Object[] args) throws Throwable {
        if (!mayCall(receiver, method)) {
            throw new SecurityException(
                    "Scripts not permitted to use method %s of %s".formatted(method, receiver.getClass()));
        }
        return super.methodCall(receiver, method, args);
    }

    @Override
    @SuppressWarnings("rawtypes") // as it is inherited
    public Object constructorCall(Class type, Object[] args) throws Throwable {
        if (type != GStringImpl.class) {
            throw new SecurityException("Scripts not permitted to use new " + type.getName());
        }
        return super.constructorCall(type, args);
    }

    @Override
    public Object getProperty(Object receiver, String property) throws Throwable {
        if (mayRead(receiver, property)) {
            return super.getProperty(receiver, property);
        }
        throw new SecurityException("Scripts not permitted to use property %s of %s".formatted(property, receiver));
    }

    @Override
    public void setProperty(Object receiver, String property, Object value) throws Throwable {
        if (!(receiver instanceof Map)) {
            throw new SecurityException("the library keeps no state: " + property + " of " + receiver);
        }
        super.setProperty(receiver, property, value);
    }

    @Override
    public Invoker contextualize(CallSiteBlock call) {
        return call.getTags().contains(Trusted.INSTANCE) ? Invoker.INSTANCE : this;
    }

    private static boolean mayRead(Object receiver, String property) {
        return receiver instanceof Map
                || receiver instanceof Map.Entry
                || receiver instanceof Script
                || receiver instanceof Closure
                || receiver instanceof Throwable && property.equals("message");
    }

    private static boolean mayCall(Object receiver, String method) {
        if (receiver instanceof Script || receiver instanceof Closure || receiver == null) {
            return true;
        }
        if (receiver instanceof Class<?> type) {
            return OPERATORS.contains(type) || method.equals("isInstance");
        }
        return ALLOWED.entrySet().stream()
                .anyMatch(entry ->
                        entry.getKey().isInstance(receiver) && entry.getValue().contains(method));
    }
}
