package io.vigil.cli.cluster;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Stands between the job and its database; while the database is away, all connections break and new ones are refused. */
final class CutOff implements AutoCloseable {
    private final ServerSocket server;
    private final int database;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private volatile boolean away;

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
            from.getInputStream().transferTo(to.getOutputStream());
        } catch (IOException broken) {
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
