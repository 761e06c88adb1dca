package dev.travertine.log;

/** Listening to a topic, until closed. */
public interface Subscription extends AutoCloseable {
    @Override
    void close();
}
