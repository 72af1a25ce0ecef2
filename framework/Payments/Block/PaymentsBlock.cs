using DigitalIndiaStack.Core.Hosting;
using DigitalIndiaStack.Core.Pages;
using DigitalIndiaStack.Core.Pages.SignIn;
using DigitalIndiaStack.Core.Peers;
using DigitalIndiaStack.Core.Storage;
using DigitalIndiaStack.Identity.Contracts;
using DigitalIndiaStack.Payments.Block.Batches;
using DigitalIndiaStack.Payments.Block.Disputes;
using DigitalIndiaStack.Payments.Block.Domain;
using DigitalIndiaStack.Payments.Block.GroupCommit;
using DigitalIndiaStack.Payments.Block.Holders;
using DigitalIndiaStack.Payments.Block.Outward;
using DigitalIndiaStack.Payments.Block.Settlement;
using DigitalIndiaStack.Payments.Block.Storage;
using DigitalIndiaStack.Payments.Block.Vouchers;
using DigitalIndiaStack.Payments.Block.Webhooks;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;

namespace DigitalIndiaStack.Payments.Block;

/// <summary>The payments block: accounts, the mapper and the ledger.</summary>
public sealed class PaymentsBlock : IBlock
{
    internal const string BlockName = "payments";

    /// <summary>The role of those who look after the switch of a tenant.</summary>
    internal const string OperatorRole = "payments-operator";

    /// <summary>The role of those who release the batches of a tenant on a page.</summary>
    internal const string OfficerRole = "payments-officer";

    /// <inheritdoc/>
    public string Name => BlockName;

    /// <inheritdoc/>
    public void Add(IHostApplicationBuilder builder)
    {
        builder.AddBlockStorage<PaymentsDbContext, SqlitePaymentsDbContext, PostgreSqlPaymentsDbContext>(BlockName);
        builder.AddPeer<IIdentityClient, IdentityClient>("identity", BlockName, "identity.subjects.map", "identity.subjects.resolve");
        builder.AddBlockPages(BlockName, typeof(PaymentsBlock).Assembly);
        builder.AddPageSignIn(BlockName, OperatorRole, OfficerRole);
        var services = builder.Services;
        services.AddOptionsWithValidateOnStart<PaymentsOptions, PaymentsOptionsValidator>().BindConfiguration(PaymentsOptions.Section);
        services.TryAddScoped<IPaymentsApi, PaymentsApi>();
        services.TryAddScoped<AccountDesk>();
        services.TryAddScoped<StatementDesk>();
        services.TryAddScoped<MapperDesk>();
        services.TryAddScoped<AddressDesk>();
        services.TryAddScoped<QrDesk>();
        services.TryAddScoped<TransferDesk>();
        services.TryAddScoped<ReceiptDesk>();
        services.TryAddScoped<RequestDesk>();
        services.TryAddScoped<DecisionDesk>();
        services.TryAddScoped<RefundDesk>();
        services.TryAddScoped<BatchDesk>();
        services.TryAddScoped<BatchUploadDesk>();
        services.TryAddScoped<BatchReportDesk>();
        services.TryAddScoped<BatchMessageDesk>();
        services.TryAddScoped<BatchActs>();
        services.TryAddScoped<BatchOffice>();
        services.TryAddScoped<BatchActDesk>();
        services.TryAddScoped<BatchDesks>();
        services.TryAddScoped<LineSources>();
        services.TryAddScoped<LinePayer>();
        services.AddHostedService<BatchWorker>();
        services.TryAddScoped<AccountDesks>();
        services.TryAddScoped<TransferDesks>();
        services.TryAddScoped<RequestDesks>();
        services.TryAddScoped<PersonDirectory>();
        services.TryAddScoped<Ledger>();
        AddPosting(services);
        services.TryAddScoped<SpendingLimits>();
        services.TryAddSingleton<LimitBook>();
        services.TryAddSingleton<HandleBook>();
        services.TryAddSingleton<CountryDays>();
        services.TryAddScoped<MandateDesk>();
        services.TryAddScoped<MandateDecisionDesk>();
        services.TryAddScoped<CollectionDesk>();
        services.TryAddScoped<MandateDesks>();
        services.TryAddScoped<PullDesks>();
        services.TryAddScoped<PayoutDesks>();
        AddBills(services);
        AddVouchers(services);
        AddSettlement(services);
        AddDisputes(services);
        AddOutward(services);
        services.AddWebhooks();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<ISandboxSeeder, PaymentsSeeder>());
        services.TryAddEnumerable(ServiceDescriptor.Scoped<ISandboxState, TreasuryState>());
    }

    private static void AddPosting(IServiceCollection services)
    {
        services.TryAddSingleton<PostingQueues>();
        services.TryAddScoped<PostingBatch>();
        services.TryAddScoped<PostingUnit>();
        services.AddKeyedScoped<IUnitOfWork>(BlockName, (scope, _) => scope.GetRequiredService<PostingUnit>());
    }

    private static void AddDisputes(IServiceCollection services)
    {
        services.TryAddScoped<Repayment>();
        services.TryAddScoped<DisputeBook>();
        services.TryAddScoped<DisputeDesk>();
        services.TryAddScoped<DisputeOpeningDesk>();
        services.TryAddScoped<DisputeActDesk>();
        services.TryAddScoped<DisputeDesks>();
        services.TryAddScoped<PageWork>();
        services.TryAddScoped<HolderOffice>();
    }

    private static void AddOutward(IServiceCollection services)
    {
        services.TryAddScoped<OutwardBook>();
        services.TryAddScoped<ReportPosting>();
        services.TryAddScoped<OutwardDesk>();
        services.TryAddScoped<OutwardMakingDesk>();
        services.TryAddScoped<OutwardReportDesk>();
        services.TryAddScoped<OutwardDesks>();
    }

    private static void AddSettlement(IServiceCollection services)
    {
        services.TryAddScoped<WindowTurn>();
        services.TryAddScoped<ParticipantDesk>();
        services.TryAddScoped<SettlementDesk>();
        services.TryAddScoped<SettlementStatementDesk>();
        services.TryAddScoped<SettlementDesks>();
        services.TryAddScoped<SettlementOffice>();
    }

    private static void AddBills(IServiceCollection services)
    {
        services.TryAddScoped<BillDesk>();
        services.TryAddScoped<BillIssueDesk>();
        services.TryAddScoped<BillPaymentDesk>();
        services.TryAddScoped<BillDesks>();
    }

    private static void AddVouchers(IServiceCollection services)
    {
        services.TryAddSingleton<VoucherLife>();
        services.TryAddScoped<VoucherSecrets>();
        services.TryAddScoped<VoucherLookup>();
        services.TryAddScoped<VoucherExpiry>();
        services.AddHostedService<VoucherWorker>();
        services.TryAddScoped<VoucherDesk>();
        services.TryAddScoped<IssueDesk>();
        services.TryAddScoped<RedemptionDesk>();
        services.TryAddScoped<VoucherDesks>();
    }

    /// <inheritdoc/>
    public void Map(WebApplication app) => app.MapPaymentsApi();
}
