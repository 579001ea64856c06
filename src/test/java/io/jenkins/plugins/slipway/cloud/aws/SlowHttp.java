package io.jenkins.plugins.slipway.cloud.aws;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;

/** A peer that never answers: each call lasts until it is aborted. */
final class SlowHttp implements SdkHttpClient {
    private final AtomicInteger aborted = new AtomicInteger();

    int aborted() {
        return aborted.get();
    }

    @Override
    public ExecutableHttpRequest prepareRequest(HttpExecuteRequest request) {
        var abortion = new CountDownLatch(1);
        return new ExecutableHttpRequest() {
            @Override
            public HttpExecuteResponse call() throws IOException {
                try {
                    abortion.await();
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
                throw new InterruptedIOException("aborted");
            }

            @Override
            public void abort() {
                aborted.incrementAndGet();
                abortion.countDown();
            }
        };
    }

    @Override
    public void close() {
        // nothing is open
    }
}
