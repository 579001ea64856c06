package hudson.util;

import java.util.concurrent.ThreadFactory;

public class DaemonThreadFactory implements ThreadFactory {
    public DaemonThreadFactory() {}

    public DaemonThreadFactory(ThreadFactory threadFactory) {}

    public Thread newThread(Runnable runnable) {
        throw new UnsupportedOperationException();
    }
}
