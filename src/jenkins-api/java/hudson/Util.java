package hudson;

import java.util.Collection;
import java.util.List;
import java.util.Set;

public class Util {
    private Util() {}

    public static String getTimeSpanString(long duration) {
        throw new UnsupportedOperationException();
    }

    public static String rawEncode(String s) {
        throw new UnsupportedOperationException();
    }

    public static String escape(String text) {
        throw new UnsupportedOperationException();
    }

    public static String fixNull(String s) {
        throw new UnsupportedOperationException();
    }

    public static <T> T fixNull(T s, T defaultValue) {
        throw new UnsupportedOperationException();
    }

    public static String fixEmpty(String s) {
        throw new UnsupportedOperationException();
    }

    public static String fixEmptyAndTrim(String s) {
        throw new UnsupportedOperationException();
    }

    public static <T> List<T> fixNull(List<T> l) {
        throw new UnsupportedOperationException();
    }

    public static <T> Set<T> fixNull(Set<T> l) {
        throw new UnsupportedOperationException();
    }

    public static <T> Collection<T> fixNull(Collection<T> l) {
        throw new UnsupportedOperationException();
    }

    public static <T> Iterable<T> fixNull(Iterable<T> l) {
        throw new UnsupportedOperationException();
    }
}
