using DigitalIndiaStack.Payments.Contracts;

namespace DigitalIndiaStack.Payments.Block.Domain;

/// <summary>A change of an account's state; specs/payments/states.yaml declares them (PAY-2.8).</summary>
/// <param name="Action">Name in the audit.</param>
/// <param name="From">The one state in which it may happen.</param>
/// <param name="To">The state to which it leads.</param>
internal sealed record AccountChange(string Action, AccountStatus From, AccountStatus To)
{
    public static readonly AccountChange Freeze = new("account.freeze", AccountStatus.Active, AccountStatus.Frozen);

    public static readonly AccountChange Unfreeze = new("account.unfreeze", AccountStatus.Frozen, AccountStatus.Active);

    public static readonly AccountChange Close = new("account.close", AccountStatus.Active, AccountStatus.Closed);
}
