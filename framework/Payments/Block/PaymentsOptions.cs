using DigitalIndiaStack.Payments.Block.Batches;
using DigitalIndiaStack.Payments.Block.Webhooks;
using DigitalIndiaStack.Payments.Contracts;

namespace DigitalIndiaStack.Payments.Block;

/// <summary>Settings of the payments block, section <c>Payments</c>.</summary>
public sealed class PaymentsOptions
{
    /// <summary>Name of the configuration section.</summary>
    public const string Section = "Payments";

    /// <summary>What accounts may pay, at most one entry for a tenant, kind and currency.</summary>
    /// <value>The default is empty: no account has a limit.</value>
    public IList<AccountLimitOptions> Limits { get; } = [];

    /// <summary>Which handle belongs to which client; one that looks like another of its tenant is refused.</summary>
    /// <value>The default is empty: nobody creates addresses.</value>
    public IList<HandleOptions> Handles { get; } = [];

    /// <summary>How many lines of a batch are paid in one transaction. Fewer hold the account that pays for a shorter time, more are paid sooner.</summary>
    /// <value>1 to 1000. The default is 1000.</value>
    public int LinesAtOnce { get; set; } = LinePayer.MostAtOnce;

    /// <summary>How events are delivered to the URLs that clients name.</summary>
    public WebhookOptions Webhooks { get; } = new();
}

/// <summary>The limits of one kind of account in one currency.</summary>
public sealed class AccountLimitOptions
{
    /// <summary>Id of the tenant.</summary>
    public string Tenant { get; set; } = "";

    /// <summary>The kind of account.</summary>
    public AccountKind Kind { get; set; }

    /// <summary>ISO 4217 code of the accounts.</summary>
    public string Currency { get; set; } = "";

    /// <summary>The most that an account may pay at once.</summary>
    /// <value>An amount with the digits of the currency, such as <c>250000.00</c>; absent: no limit.</value>
    public string? PerTransfer { get; set; }

    /// <summary>The most that an account may pay in one calendar day of the tenant.</summary>
    /// <value>As <see cref="PerTransfer"/>.</value>
    public string? PerDay { get; set; }
}

/// <summary>Who creates addresses under a handle.</summary>
public sealed class HandleOptions
{
    /// <summary>Id of the tenant.</summary>
    public string Tenant { get; set; } = "";

    /// <summary>What stands after the at sign.</summary>
    /// <value>2 to 32 lower-case ASCII letters and digits, a letter first.</value>
    public string Handle { get; set; } = "";

    /// <summary>The client to which it belongs.</summary>
    public string Client { get; set; } = "";
}
