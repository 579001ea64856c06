package hudson.model;

import hudson.XmlFile;
import hudson.security.Permission;
import jenkins.model.GlobalConfigurationCategory;
import jenkins.model.Loadable;
import net.sf.json.JSONObject;
import org.kohsuke.stapler.HttpResponse;
import org.kohsuke.stapler.StaplerRequest2;

public abstract class Descriptor<T extends Describable<T>> implements Loadable, Saveable {
    public final transient Class<? extends T> clazz = null;

    protected Descriptor(Class<? extends T> clazz) {}

    protected Descriptor() {}

    public String getDisplayName() {
        throw new UnsupportedOperationException();
    }

    public String getId() {
        throw new UnsupportedOperationException();
    }

    public T newInstance(StaplerRequest2 req, JSONObject formData) throws Descriptor.FormException {
        throw new UnsupportedOperationException();
    }

    public String getHelpFile(String fieldName) {
        throw new UnsupportedOperationException();
    }

    public boolean configure(StaplerRequest2 req, JSONObject json) throws Descriptor.FormException {
        throw new UnsupportedOperationException();
    }

    public GlobalConfigurationCategory getCategory() {
        throw new UnsupportedOperationException();
    }

    public Permission getRequiredGlobalConfigPagePermission() {
        throw new UnsupportedOperationException();
    }

    public synchronized void save() {
        throw new UnsupportedOperationException();
    }

    public synchronized void load() {
        throw new UnsupportedOperationException();
    }

    protected XmlFile getConfigFile() {
        throw new UnsupportedOperationException();
    }

    public static final class FormException extends Exception implements HttpResponse {
        public FormException(String text, String text2) {
            super(text);
        }

        public FormException(Throwable cause, String text) {
            super(cause);
        }

        public String getFormField() {
            throw new UnsupportedOperationException();
        }
    }
}
