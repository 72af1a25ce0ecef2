using DigitalIndiaStack.Core.Storage;
using DigitalIndiaStack.Payments.Block.Domain;
using Microsoft.EntityFrameworkCore;

namespace DigitalIndiaStack.Payments.Block.Storage;

/// <summary>The ledger's store.</summary>
internal abstract class PaymentsDbContext(DbContextOptions options) : BlockDbContext("payments", options)
{
    public DbSet<LedgerAccount> Accounts => Set<LedgerAccount>();

    public DbSet<LedgerPosting> Postings => Set<LedgerPosting>();

    public DbSet<LedgerTransfer> Transfers => Set<LedgerTransfer>();

    public DbSet<TransferKey> TransferKeys => Set<TransferKey>();

    public DbSet<AccountLink> Links => Set<AccountLink>();

    public DbSet<PaymentAddress> Addresses => Set<PaymentAddress>();

    public DbSet<RequestToPay> Requests => Set<RequestToPay>();

    public DbSet<PaymentBatch> Batches => Set<PaymentBatch>();

    public DbSet<PaymentBatchLine> BatchLines => Set<PaymentBatchLine>();

    public DbSet<DebitMandate> Mandates => Set<DebitMandate>();

    public DbSet<MandateCollection> Collections => Set<MandateCollection>();

    public DbSet<EventWebhook> Webhooks => Set<EventWebhook>();

    public DbSet<EventDelivery> Deliveries => Set<EventDelivery>();

    public DbSet<MerchantVoucher> Vouchers => Set<MerchantVoucher>();

    public DbSet<CustomerBill> Bills => Set<CustomerBill>();

    public DbSet<SchemeParticipant> Participants => Set<SchemeParticipant>();

    public DbSet<ClearingWindow> Windows => Set<ClearingWindow>();

    public DbSet<WindowEntry> Entries => Set<WindowEntry>();

    public DbSet<NetPosition> Positions => Set<NetPosition>();

    public DbSet<PaymentDispute> Disputes => Set<PaymentDispute>();

    public DbSet<DisputeStep> DisputeSteps => Set<DisputeStep>();

    public DbSet<OutwardPayment> Outwards => Set<OutwardPayment>();

    protected override void MapEntities(ModelBuilder modelBuilder) =>
        modelBuilder.ApplyConfigurationsFromAssembly(typeof(PaymentsDbContext).Assembly);
}

/// <summary>The ledger on SQLite.</summary>
internal sealed class SqlitePaymentsDbContext(DbContextOptions<SqlitePaymentsDbContext> options) : PaymentsDbContext(options);

/// <summary>The ledger on PostgreSQL.</summary>
internal sealed class PostgreSqlPaymentsDbContext(DbContextOptions<PostgreSqlPaymentsDbContext> options) : PaymentsDbContext(options);
