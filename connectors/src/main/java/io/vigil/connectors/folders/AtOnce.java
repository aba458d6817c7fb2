package io.vigil.connectors.folders;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Asks a file system many things side by side: each takes long, and nearly all of it is waiting. */
final class AtOnce implements AutoCloseable {
    private static final int SIDE_BY_SIDE = 16;

    private final ExecutorService threads = Executors.newFixedThreadPool(SIDE_BY_SIDE, AtOnce::thread);

    /** What is asked of one thing. */
    interface Question<T, A> {
        A of(T thing) throws IOException;
    }

    private static Thread thread(Runnable work) {
        var thread = new Thread(work, "list folders of logs");
        thread.setDaemon(true);
        return thread;
    }

    /**
     * The answers, in the order of the things; none from those of which the question failed.
     *
     * @param failures takes which these are, and why
     */
    <T, A> List<A> ask(Collection<T> things, Question<T, A> question, List<String> failures)
            throws InterruptedException {
        List<Callable<A>> questions = new ArrayList<>();
        for (T thing : things) {
            questions.add(() -> question.of(thing));
        }
        var answers = new ArrayList<A>();
        var asked = things.iterator();
        for (Future<A> answer : threads.invokeAll(questions)) {
            T thing = asked.next();
            try {
                answers.add(answer.get());
            } catch (ExecutionException failed) {
                failures.add(thing + ": " + failed.getCause());
            }
        }
        return answers;
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
