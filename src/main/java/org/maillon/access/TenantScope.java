package org.maillon.access;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.maillon.kernel.TenantId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The one way into a tenant's data: a transaction whose first statement chooses the tenant, so that row security lets
 * nothing else be seen or written. Work inside it joins; work for another tenant inside it is a fault.
 */
@Component
public class TenantScope {
    private static final Object KEY = TenantScope.class;

    private final JdbcClient sql;
    private final TransactionTemplate transaction;

    TenantScope(JdbcClient sql, PlatformTransactionManager transactions) {
        this.sql = sql;
        this.transaction = new TransactionTemplate(transactions);
    }

    /** Runs the work in one transaction of this tenant and answers its result. */
    public <T extends @Nullable Object> T in(TenantId tenant, Supplier<T> work) {
        if (TransactionSynchronizationManager.getResource(KEY) instanceof TenantId current) {
            if (!current.equals(tenant)) throw new IllegalStateException("one transaction, one tenant");
            return work.get();
        }
        return transaction.execute(_ -> {
            choose(tenant);
            return work.get();
        });
    }

    /** The same for work without a result. */
    public void run(TenantId tenant, Runnable work) {
        in(tenant, () -> {
            work.run();
            return null;
        });
    }

    private void choose(TenantId tenant) {
        sql.sql("select access.set_tenant(:tenant)")
                .param("tenant", tenant.value())
                .query((_, _) -> tenant)
                .single();
        TransactionSynchronizationManager.bindResource(KEY, tenant);
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCompletion(int status) {
                TransactionSynchronizationManager.unbindResource(KEY);
            }
        });
    }
}
