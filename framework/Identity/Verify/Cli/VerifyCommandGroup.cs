using System.CommandLine;

namespace DigitalIndiaStack.Identity.Verify.Cli;

/// <summary>The command group <c>dis verify</c>.</summary>
public static class VerifyCommandGroup
{
    /// <summary>Makes the group, for a tool to put below its root.</summary>
    public static Command Create(TimeProvider clock) => new(
        "verify",
        """
        Verifies what a person shows, with public keys alone and without a network.

        Try:
          dis verify credential shown.txt --keys issuer.json       a credential, or what a QR code on paper holds
        """)
    {
        CredentialCommand.Create(clock),
    };
}
