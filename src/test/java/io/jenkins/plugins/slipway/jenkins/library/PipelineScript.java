package io.jenkins.plugins.slipway.jenkins.library;

import com.cloudbees.groovy.cps.Continuable;
import com.cloudbees.groovy.cps.SerializableScript;
import groovy.lang.Binding;
import groovy.lang.MissingMethodException;
import groovy.lang.Script;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.util.Map;
import java.util.Set;
import org.codehaus.groovy.runtime.InvokerHelper;

/** What Pipeline's {@code CpsScript} does with a name: a variable of the library first, then a step. */
public abstract class PipelineScript extends SerializableScript {
    private static final long serialVersionUID = 1L;

    static final Set<String> STEPS = Set.of(
            "announce",
            "echo",
            "error",
            "input",
            "checkout",
            "fileExists",
            "readFile",
            "sh",
            "mail",
            "junit",
            "archiveArtifacts",
            "library",
            "legacySCM",
            "buildAmi",
            "canary",
            "deployFleet",
            "rollback",
            "recordDeployment",
            "checkGoals",
            "recordIncident");

    @Override
    @SuppressWarnings("deprecation") // as Pipeline does it
    public Object invokeMethod(String name, Object args) {
        if (getBinding().hasVariable(name) && getBinding().getVariable(name) instanceof Script variable) {
            return InvokerHelper.getMetaClass(variable).invokeMethod(variable, "call", args);
        }
        if (STEPS.contains(name)) {
            return Continuable.suspend(StepCall.of(name, args));
        }
        throw new MissingMethodException(name, getClass(), InvokerHelper.asArray(args));
    }

    private void writeObject(ObjectOutputStream out) throws IOException {
        out.defaultWriteObject();
        out.writeObject(getBinding().getVariables());
    }

    private void readObject(ObjectInputStream in) throws IOException, ClassNotFoundException {
        in.defaultReadObject();
        setBinding(new Binding((Map<?, ?>) in.readObject()));
    }
}
