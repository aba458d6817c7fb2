package io.vigil.cli.cluster;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Stands between the job and its database. While the database is away, all connections break and new ones are refused; while it is slow, every
 * packet takes its time.
 */
final class CutOff implements AutoCloseable {
    private final ServerSocket server;
    private final int database;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private volatile boolean away;
    private volatile Duration delay = Duration.ZERO;

    private CutOff(ServerSocket server, int database) {
        this.server = server;
        this.database = database;
    }

    static CutOff before(int database) throws IOException {
        var cutOff = new CutOff(new ServerSocket(0, 50, InetAddress.getLoopbackAddress()), database);
        daemon(cutOff::accept);
        return cutOff;
    }

    int port() {
        return server.getLocalPort();
    }

    void goAway() {
        away = true;
        open.forEach(CutOff::quietly);
    }

    void comeBack() {
        away = false;
    }

    void answerAfter(Duration next) {
        delay = next;
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                Socket client = server.accept();
                if (away) {
                    quietly(client);
                } else {
                    connect(client);
                }
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void connect(Socket client) throws IOException {
        var behind = new Socket(InetAddress.getLoopbackAddress(), database);
        open.add(client);
        open.add(behind);
        daemon(() -> pass(client, behind));
        daemon(() -> pass(behind, client));
    }

    private void pass(Socket from, Socket to) {
        try (from;
                to) {
            byte[] packet = new byte[8192];
            for (int read = 0; read >= 0; read = from.getInputStream().read(packet)) {
                Thread.sleep(delay.toMillis());
                to.getOutputStream().write(packet, 0, read);
            }
        } catch (InterruptedException | IOException broken) {
            // As it is meant to be.
        } finally {
            open.remove(from);
            open.remove(to);
        }
    }

    private static void daemon(Runnable work) {
        var thread = new Thread(work, "pass to the database");
        thread.setDaemon(true);
        thread.start();
    }

    private static void quietly(Socket socket) {
        try {
            socket.close();
        } catch (IOException closed) {
            // It is.
        }
    }

    @Override
    public void close() throws IOException {
        server.close();
        open.forEach(CutOff::quietly);
    }
}
