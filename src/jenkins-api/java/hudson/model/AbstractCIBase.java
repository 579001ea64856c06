package hudson.model;

import org.kohsuke.stapler.StaplerProxy;

public abstract class AbstractCIBase extends Node implements ItemGroup<TopLevelItem>, StaplerProxy {
    protected AbstractCIBase() {}

    @Override
    public String getUrl() {
        throw new UnsupportedOperationException();
    }
}
