package io.davylamp.testing;

import com.arjuna.ats.arjuna.common.arjPropertyManager;
import com.arjuna.ats.internal.jta.transaction.arjunacore.TransactionSynchronizationRegistryImple;
import io.davylamp.sql.Transactions;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.quarkus.hibernate.orm.panache.runtime.JpaOperations;
import jakarta.persistence.Entity;
import jakarta.transaction.TransactionManager;
import jakarta.transaction.TransactionSynchronizationRegistry;
import jakarta.transaction.UserTransaction;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.invoke.MethodHandles;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import javax.sql.DataSource;
import net.bytebuddy.ByteBuddy;
import net.bytebuddy.description.modifier.Visibility;
import net.bytebuddy.dynamic.loading.ClassLoadingStrategy;
import net.bytebuddy.implementation.InvocationHandlerAdapter;
import net.bytebuddy.matcher.ElementMatchers;
import org.hibernate.Session;
import org.hibernate.SessionFactory;
import org.hibernate.cfg.Configuration;
import org.hibernate.engine.transaction.jta.platform.internal.AbstractJtaPlatform;

/**
 * Stores over a database of a test's own, without the service around them: the service's transaction manager, Hibernate
 * and Panache's own operations, put together by hand. As many stand side by side as a test wants.
 *
 * <pre>{@code
 * private final Persistence persistence = Persistence.over(TestDatabase.fresh());
 * private final ActivationStore store = persistence.store(ActivationStore.class, persistence.transactions());
 * }</pre>
 */
public final class Persistence {
    private static final Path CLASSES = Path.of("target", "classes");
    private static final Map<Class<?>, Class<?>> WIRED = new ConcurrentHashMap<>();

    private final DataSource joined;
    private final Transactions transactions = new Transactions(Jta.MANAGER);
    private final Operations operations = new Operations();

    private Persistence(DataSource database) {
        this.joined = new JoinedDataSource(database, Jta.MANAGER, Jta.REGISTRY).asDataSource();
    }

    public static Persistence over(DataSource database) {
        return new Persistence(database);
    }

    /** What SQL goes through: it joins the thread's transaction. */
    public DataSource dataSource() {
        return joined;
    }

    public Transactions transactions() {
        return transactions;
    }

    /** A store by its only constructor; where it is a repository, its queries go to this database. */
    public <S> S store(Class<S> type, Object... dependencies) {
        Class<?> wired = PanacheRepositoryBase.class.isAssignableFrom(type)
                ? WIRED.computeIfAbsent(type, Persistence::wired)
                : type;
        try {
            Constructor<?> constructor = Arrays.stream(wired.getDeclaredConstructors())
                    .filter(it -> it.getParameterCount() == dependencies.length)
                    .findFirst()
                    .orElseThrow();
            constructor.setAccessible(true);
            Object store = constructor.newInstance(dependencies);
            if (wired != type) {
                wired.getField("operations").set(store, operations);
            }
            return type.cast(store);
        } catch (InvocationTargetException e) {
            throw new IllegalStateException(e.getCause());
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The build writes Panache's operations into a repository; here a subclass does the same. */
    private static Class<?> wired(Class<?> repository) {
        Class<?> entity = entityOf(repository);
        try {
            return new ByteBuddy()
                    .subclass(repository)
                    .defineField("operations", Operations.class, Visibility.PUBLIC)
                    .method(ElementMatchers.isDeclaredBy(PanacheRepositoryBase.class))
                    .intercept(InvocationHandlerAdapter.of((self, method, arguments) -> ((Operations)
                                    self.getClass().getField("operations").get(self))
                            .call(entity, method, arguments)))
                    .make()
                    .load(
                            repository.getClassLoader(),
                            ClassLoadingStrategy.UsingLookup.of(
                                    MethodHandles.privateLookupIn(repository, MethodHandles.lookup())))
                    .getLoaded();
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Class<?> entityOf(Class<?> repository) {
        for (Type type : repository.getGenericInterfaces()) {
            if (type instanceof ParameterizedType it && it.getRawType() == PanacheRepositoryBase.class) {
                return (Class<?>) it.getActualTypeArguments()[0];
            }
        }
        throw new IllegalArgumentException(repository + " is not a repository");
    }

    /** Panache's operations, in the session of this database and the thread's transaction. */
    public final class Operations extends JpaOperations {
        @Override
        public Session getSession() {
            if (Jta.REGISTRY.getResource(this) instanceof Session held) {
                return held;
            }
            try {
                Session session = Mapping.SESSIONS
                        .withOptions()
                        .connection(joined.getConnection())
                        .openSession();
                Jta.REGISTRY.putResource(this, session);
                return session;
            } catch (SQLException e) {
                throw new IllegalStateException(e.getMessage(), e);
            }
        }

        @Override
        public Session getSession(Class<?> entity) {
            return getSession();
        }

        /** What a repository has and the operations under it have not. */
        public void persistAndFlush(Object entity) {
            persist(entity);
            flush();
        }

        /** A repository's method is one of these, with the entity's class in front where that is not among its arguments. */
        private Object call(Class<?> entity, Method method, Object[] arguments) throws Throwable {
            List<Object> given = arguments == null ? List.of() : Arrays.asList(arguments);
            List<Class<?>> types = List.of(method.getParameterTypes());
            Optional<Method> withEntity = mine(
                    method,
                    Stream.concat(Stream.of(Class.class), types.stream()).toList());
            return withEntity.isPresent()
                    ? invoke(
                            withEntity.get(),
                            Stream.concat(Stream.of(entity), given.stream()).toArray())
                    : invoke(mine(method, types).orElseThrow(), arguments);
        }

        private Optional<Method> mine(Method method, List<Class<?>> types) {
            return Arrays.stream(Operations.class.getMethods())
                    .filter(it -> it.getName().equals(method.getName()) && !it.isBridge())
                    .filter(it -> types.equals(List.of(it.getParameterTypes())))
                    .findFirst();
        }

        private Object invoke(Method mine, Object[] arguments) throws Throwable {
            try {
                return mine.invoke(this, arguments);
            } catch (InvocationTargetException e) {
                throw e.getCause();
            }
        }
    }

    /** The service's transaction manager, started when first touched. */
    private static final class Jta {
        static final TransactionManager MANAGER;
        static final TransactionSynchronizationRegistry REGISTRY = new TransactionSynchronizationRegistryImple();

        static {
            String folder = CLASSES.resolveSibling("transactions").toString();
            arjPropertyManager.getObjectStoreEnvironmentBean().setObjectStoreDir(folder);
            MANAGER = com.arjuna.ats.jta.TransactionManager.transactionManager();
        }

        private static final class Platform extends AbstractJtaPlatform {
            private static final long serialVersionUID = 1L;

            @Override
            protected TransactionManager locateTransactionManager() {
                return MANAGER;
            }

            @Override
            protected UserTransaction locateUserTransaction() {
                return com.arjuna.ats.jta.UserTransaction.userTransaction();
            }
        }
    }

    /** Every entity of the service, mapped once for each JVM. */
    private static final class Mapping {
        static final SessionFactory SESSIONS = map();

        private static SessionFactory map() {
            Configuration configuration = new Configuration()
                    .setProperty("hibernate.dialect", "org.hibernate.dialect.PostgreSQLDialect")
                    .setProperty("hibernate.boot.allow_jdbc_metadata_access", "false")
                    .setProperty("hibernate.transaction.coordinator_class", "jta");
            configuration.getProperties().put("hibernate.transaction.jta.platform", new Jta.Platform());
            entities().forEach(configuration::addAnnotatedClass);
            return configuration.buildSessionFactory();
        }

        private static List<Class<?>> entities() {
            try (Stream<Path> files = Files.walk(CLASSES)) {
                return files.map(it -> CLASSES.relativize(it).toString())
                        .filter(it -> it.endsWith("Entity.class"))
                        .<Class<?>>map(it -> named(it.replace(".class", "").replace('/', '.')))
                        .filter(it -> it.isAnnotationPresent(Entity.class))
                        .toList();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        private static Class<?> named(String name) {
            try {
                return Class.forName(name);
            } catch (ClassNotFoundException e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
