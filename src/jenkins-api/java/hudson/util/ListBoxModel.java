package hudson.util;

import hudson.model.ModelObject;
import java.util.ArrayList;
import java.util.Collection;
import org.kohsuke.stapler.HttpResponse;

public class ListBoxModel extends ArrayList<ListBoxModel.Option> implements HttpResponse {
    public ListBoxModel(int initialCapacity) {}

    public ListBoxModel() {}

    public ListBoxModel(Collection<ListBoxModel.Option> c) {}

    public ListBoxModel(ListBoxModel.Option... option) {}

    public void add(String displayName, String value) {
        throw new UnsupportedOperationException();
    }

    public void add(ModelObject usedForDisplayName, String value) {
        throw new UnsupportedOperationException();
    }

    public ListBoxModel add(String nameAndValue) {
        throw new UnsupportedOperationException();
    }

    public static final class Option {
        public String name;
        public String value;
        public boolean selected;

        public Option(String text, String text2) {}

        public Option(String text) {}

        public Option(String text, String text2, boolean flag) {}
    }
}
