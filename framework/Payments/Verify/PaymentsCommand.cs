using System.CommandLine;

namespace DigitalIndiaStack.Payments.Verify;

/// <summary>The command group <c>dis payments</c>.</summary>
public static class PaymentsCommand
{
    /// <summary>Makes the group, for a tool to put below its root.</summary>
    public static Command Create() => new(
        "payments",
        """
        Judges the payments ledger of an instance by its database alone.

        Try:
          dis payments verify --data data                  the ledger of a sandbox, in data/payments.db
          dis payments verify --connection env:LEDGER      the ledger in PostgreSQL
        """)
    {
        VerifyCommand.Create(),
    };
}
