package io.jenkins.plugins.slipway.jenkins.library;

import com.cloudbees.groovy.cps.Continuable;
import com.cloudbees.groovy.cps.Outcome;
import groovy.lang.Closure;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;
import org.codehaus.groovy.runtime.GroovyCategorySupport;

/** A category that Pipeline adds to the language as well: the iterator of a list survives a restart within its loop. */
public final class LastingIterators {
    @SuppressWarnings("rawtypes") // as Groovy wants it
    private static final List<Class> CATEGORIES = Stream.concat(
                    Continuable.categories.stream(), Stream.of(LastingIterators.class))
            .toList();

    private LastingIterators() {}

    public static <T> Iterator<T> iterator(List<T> list) {
        return new Lasting<>(new ArrayList<>(list));
    }

    /** Goes on until the next step, or to the end. */
    @SuppressWarnings("deprecation") // the form that every version of the engine has
    static Outcome using(Continuable program, Outcome answer) {
        return GroovyCategorySupport.use(CATEGORIES, new Closure<Outcome>(null) {
            private static final long serialVersionUID = 1L;

            @SuppressWarnings("unused") // Groovy calls it
            public Outcome doCall() {
                return program.run0(answer);
            }
        });
    }

    private static final class Lasting<T> implements Iterator<T>, Serializable {
        private static final long serialVersionUID = 1L;
        private final ArrayList<T> items;
        private int next;

        Lasting(ArrayList<T> items) {
            this.items = items;
        }

        @Override
        public boolean hasNext() {
            return next < items.size();
        }

        @Override
        public T next() {
            return items.get(next++);
        }
    }
}
