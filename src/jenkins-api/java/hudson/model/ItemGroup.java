package hudson.model;

import java.util.Collection;
import java.util.List;
import java.util.function.Predicate;
import org.springframework.security.access.AccessDeniedException;

public interface ItemGroup<T extends Item> extends PersistenceRoot, ModelObject {
    String getFullName();

    String getFullDisplayName();

    Collection<T> getItems();

    default Collection<T> getItems(Predicate<T> pred) {
        throw new UnsupportedOperationException();
    }

    String getUrl();

    T getItem(String name) throws AccessDeniedException;

    default <T extends Item> List<T> getAllItems(Class<T> type) {
        throw new UnsupportedOperationException();
    }
}
