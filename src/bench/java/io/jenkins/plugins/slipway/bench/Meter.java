package io.jenkins.plugins.slipway.bench;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;

/** Real and processor time of this process since it was made; its threads and its heap. */
final class Meter {
    private static final OperatingSystemMXBean PROCESS =
            (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    private static final double MEBIBYTE = 1 << 20;

    private final long began = System.nanoTime();
    private final long cpu = PROCESS.getProcessCpuTime();

    /** Of all threads, the compiler's and the collector's included; in seconds. */
    double cpu() {
        return (PROCESS.getProcessCpuTime() - cpu) / 1e9;
    }

    /** Most live threads at once since the JVM began or {@link #forgetThreads}; its compiler's and collector's are not counted. */
    static int mostThreads() {
        return ManagementFactory.getThreadMXBean().getPeakThreadCount();
    }

    static void forgetThreads() {
        ManagementFactory.getThreadMXBean().resetPeakThreadCount();
    }

    /** What is still in use after a collection, in MiB. */
    static double heap() {
        System.gc();
        System.gc();
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed() / MEBIBYTE;
    }

    static double largestHeap() {
        return Runtime.getRuntime().maxMemory() / MEBIBYTE;
    }

    @Override
    public String toString() {
        return "%.2f s (%.2f s of CPU)".formatted((System.nanoTime() - began) / 1e9, cpu());
    }
}
