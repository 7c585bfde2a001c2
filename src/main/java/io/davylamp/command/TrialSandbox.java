package io.davylamp.command;

import java.io.FilePermission;
import java.net.SocketPermission;
import java.net.URLPermission;
import java.nio.file.Path;
import java.security.Permission;
import java.util.Set;

/**
 * What a process that tries a rulebook may not do, whatever a rule brings it to: use the network, start programs, or
 * write outside its own empty folder. It is the second wall behind the guard, which lets no such rule through; the
 * machine's own manager of permissions is deprecated, but does this as long as it is there (up to Java 23).
 */
@SuppressWarnings("removal")
final class TrialSandbox extends SecurityManager {
    private static final int LAST_WITH_MANAGER = 23;
    private static final Set<String> HARMLESS = Set.of("read", "readlink");

    private final Path own;

    private TrialSandbox(Path own) {
        this.own = own;
    }

    /** Holds from now on, for the whole process and until its end. */
    static void enter() {
        if (Runtime.version().feature() <= LAST_WITH_MANAGER) {
            System.setSecurityManager(new TrialSandbox(Path.of(System.getProperty("java.io.tmpdir"))
                    .toAbsolutePath()
                    .normalize()));
        }
    }

    @Override
    public void checkPermission(Permission permission) {
        boolean refused = permission instanceof SocketPermission
                || permission instanceof URLPermission
                || permission.getName().equals("setSecurityManager")
                || (permission instanceof FilePermission file && isForbidden(file));
        if (refused) {
            throw new SecurityException("not allowed while a rulebook is tried: " + permission);
        }
    }

    @Override
    public void checkPermission(Permission permission, Object context) {
        checkPermission(permission);
    }

    private boolean isForbidden(FilePermission file) {
        return !HARMLESS.containsAll(Set.of(file.getActions().split(",", -1)))
                && !(file.getActions().indexOf("execute") < 0
                        && Path.of(file.getName()).toAbsolutePath().normalize().startsWith(own));
    }

    /** Asked for every class loaded; reading is allowed anyway. */
    @Override
    public void checkRead(String file) {}

    @Override
    public void checkPropertyAccess(String key) {}

    @Override
    public void checkPackageAccess(String name) {}
}
