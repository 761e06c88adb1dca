package dev.travertine.log;

import dev.travertine.spi.batch.BatchBuffer;
import dev.travertine.spi.catalog.TableName;
import dev.travertine.spi.error.ErrorCode;
import dev.travertine.spi.error.TravertineException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import org.apache.arrow.memory.BufferAllocator;

/** Random steps on a store, one after the other, and what must have come of them. The same seed gives the same steps. */
final class Scenario {
    private final SplittableRandom random;
    private final BufferAllocator allocator;

    /** What was acknowledged. */
    private Model acked = new Model();

    /** The same, and the step that failed without anybody knowing whether it happened. */
    private Model maybe = new Model();

    private long nextId;
    private int nextTopic;

    Scenario(long seed, BufferAllocator allocator) {
        this.random = new SplittableRandom(seed);
        this.allocator = allocator;
    }

    Model acked() {
        return acked;
    }

    Model maybe() {
        return maybe;
    }

    private record Step(Consumer<LogStore> action, Consumer<Model> effect) {}

    /** Does one step; false where it failed. */
    boolean step(LogStore store) {
        Step step = choose();
        return run(store, step);
    }

    /** Does one step, and again until it succeeds, calling {@code afterFailure} before each new try. */
    void stepUntilDone(LogStore store, Consumer<Model> afterFailure) {
        Step step = choose();
        while (!run(store, step)) {
            afterFailure.accept(acked);
        }
    }

    private boolean run(LogStore store, Step step) {
        try {
            step.action.accept(store);
        } catch (TravertineException e) {
            if (e.code() == ErrorCode.IO_ERROR) {
                maybe = acked.copy();
                step.effect.accept(maybe);
            } else if (e.code() != ErrorCode.READ_ONLY && e.code() != ErrorCode.DISK_FULL) {
                throw e;
            }
            return false;
        }
        step.effect.accept(acked);
        step.effect.accept(maybe);
        return true;
    }

    private Step choose() {
        List<String> topics = new ArrayList<>(acked.topics().keySet());
        int choice = random.nextInt(12);
        if (topics.isEmpty() || (choice == 0 && topics.size() < 4)) {
            return create("topic" + nextTopic++);
        }
        String topic = topics.get(random.nextInt(topics.size()));
        return switch (choice) {
            case 1 -> random.nextInt(3) == 0 ? drop(topic) : seal(topic);
            case 2, 3 -> seal(topic);
            case 4, 5 -> transaction(topics);
            case 6 -> random.nextBoolean() ? put("object" + random.nextInt(3)) : remove("object" + random.nextInt(3));
            default -> append(topic);
        };
    }

    private Step create(String name) {
        return new Step(
                store -> store.createTopic(Rows.definition(name)),
                model -> model.topics().put(name, new ArrayList<>()));
    }

    private Step drop(String topic) {
        return new Step(store -> store.dropTopic(TableName.of(topic)), model -> model.drop(topic));
    }

    private Step seal(String topic) {
        return new Step(store -> Model.topic(store, topic).seal(), model -> {});
    }

    private Step put(String name) {
        String value = "value" + nextId++;
        return new Step(
                store -> store.putObject("kind", name, bytes(value)),
                model -> model.objects().put(name, value));
    }

    private Step remove(String name) {
        return new Step(
                store -> store.removeObject("kind", name),
                model -> model.objects().remove(name));
    }

    private Step append(String topic) {
        List<Long> ids = ids(random.nextInt(40));
        String attachment = random.nextInt(4) == 0 ? "attachment" + nextId : null;
        return new Step(
                store -> Futures.join(Rows.append(
                        Model.topic(store, topic),
                        rows(ids),
                        attachment == null ? null : bytes(attachment),
                        allocator)),
                model -> model.append(topic, ids, attachment));
    }

    private Step transaction(List<String> topics) {
        List<String> targets = new ArrayList<>();
        List<List<Long>> ids = new ArrayList<>();
        for (int i = 0; i < 2 + random.nextInt(2); i++) {
            targets.add(topics.get(random.nextInt(topics.size())));
            ids.add(ids(1 + random.nextInt(20)));
        }
        String attachment = random.nextBoolean() ? "attachment" + nextId : null;
        return new Step(
                store -> {
                    try (Transaction transaction = store.begin()) {
                        for (int i = 0; i < targets.size(); i++) {
                            try (BatchBuffer rows = Rows.buffer(Rows.COLUMNS, rows(ids.get(i)), allocator)) {
                                transaction.append(Model.topic(store, targets.get(i)), rows.view());
                            }
                        }
                        Futures.join(transaction.commit(attachment == null ? null : bytes(attachment)));
                    }
                },
                model -> {
                    for (int i = 0; i < targets.size(); i++) {
                        model.append(targets.get(i), ids.get(i), i == 0 ? attachment : null);
                    }
                });
    }

    private List<Long> ids(int count) {
        List<Long> ids = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            ids.add(nextId++);
        }
        return ids;
    }

    private static List<List<Object>> rows(List<Long> ids) {
        return ids.stream().map(Rows::row).toList();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
