package dev.travertine.embedded;

import dev.travertine.jdbc.session.Address;
import dev.travertine.jdbc.session.Session;
import dev.travertine.jdbc.session.SessionException;
import dev.travertine.jdbc.session.SessionProvider;

/** Opens engines in this process for the JDBC driver, which finds this class by {@link java.util.ServiceLoader}. */
public final class EmbeddedSessionProvider implements SessionProvider {
    @Override
    public boolean accepts(Address address) {
        return switch (address.kind()) {
            case FOLDER, MEMORY -> true;
        };
    }

    @Override
    public Session open(Address address) throws SessionException {
        return Failures.guard(() -> new EmbeddedSession(SharedEngines.acquire(address)));
    }
}
