package hudson.util;

import java.util.ArrayList;
import java.util.Collection;
import org.kohsuke.stapler.HttpResponse;

public class ListBoxModel extends ArrayList<ListBoxModel.Option> implements HttpResponse {
    public ListBoxModel(int initialCapacity) {}

    public ListBoxModel() {}

    public ListBoxModel(Collection<ListBoxModel.Option> c) {}

    public static final class Option {
        public String name;
        public String value;

        public Option(String text, String text2) {}

        public Option(String text) {}
    }
}
