using System.Formats.Cbor;
using Microsoft.AspNetCore.Identity;

namespace DigitalIndiaStack.Identity.Block.Passkeys;

/// <summary>What this server asks of passkeys (section 17).</summary>
internal static class PasskeyRules
{
    /// <summary>The transports that Web Authentication names; others are not kept.</summary>
    public static readonly string[] Transports = ["usb", "nfc", "ble", "smart-card", "hybrid", "internal"];

    // COSE: ES256, which every authenticator has, and RS256, which those of older Windows have instead.
    private static readonly int[] Algorithms = [-7, -257];

    /// <summary>Sets the handler's rules for an issuer.</summary>
    public static void Apply(IdentityPasskeyOptions options, Uri issuer)
    {
        var origin = $"{issuer.Scheme}://{issuer.IdnHost}{(issuer.IsDefaultPort ? "" : $":{issuer.Port}")}";
        options.ServerDomain = issuer.IdnHost;
        options.UserVerificationRequirement = "required";
        options.ResidentKeyRequirement = "preferred";
        options.AttestationConveyancePreference = "none";
        options.IsAllowedAlgorithm = Algorithms.Contains;
        options.ValidateOrigin = context => ValueTask.FromResult(context.Origin == origin && !context.CrossOrigin);
        options.VerifyAttestationStatement = context => ValueTask.FromResult(FormatOf(context.AttestationObject) == "none");
    }

    // Which maker an authenticator is of is nobody's business here, and a statement that nobody verifies must not look like one that was.
    private static string? FormatOf(ReadOnlyMemory<byte> attestation)
    {
        var reader = new CborReader(attestation);
        var count = reader.ReadStartMap();
        for (var entry = 0; entry < count; entry++)
        {
            if (reader.ReadTextString() == "fmt")
            {
                return reader.ReadTextString();
            }

            reader.SkipValue();
        }

        return null;
    }
}
