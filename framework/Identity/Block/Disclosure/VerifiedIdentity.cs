using System.Globalization;
using System.Text.Json.Nodes;
using DigitalIndiaStack.Identity.Block.Domain;

namespace DigitalIndiaStack.Identity.Block.Disclosure;

/// <summary>Tells a person's name and date of birth with who saw to them, when, and by which rules (IDN-15.14). For whoever enrolled themselves nobody vouches.</summary>
internal static class VerifiedIdentity
{
    /// <summary>The rules by which persons are enrolled: sections 2 and 15.</summary>
    public const string Framework = "urn:dis:trust:enrolment";

    /// <summary>The kind of evidence: somebody vouches.</summary>
    public const string Evidence = "vouch";

    /// <summary>The verified claims among those that were asked for; <see langword="null"/> when there are none.</summary>
    public static JsonObject? Of(Person person, IReadOnlyCollection<string> asked)
    {
        var names = PersonClaims.Verifiable.Where(name => asked.Contains(PersonClaims.VerifiedName(name))).ToList();
        if (names.Count == 0 || person.VouchedBy is not { } voucher)
        {
            return null;
        }

        return new JsonObject
        {
            ["verification"] = new JsonObject
            {
                ["trust_framework"] = Framework,
                ["time"] = person.EnrolledAt.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture),
                ["evidence"] = new JsonArray(new JsonObject
                {
                    ["type"] = Evidence,
                    ["attestation"] = new JsonObject { ["type"] = "digital_attestation", ["voucher"] = new JsonObject { ["organization"] = voucher } },
                }),
            },
            ["claims"] = new JsonObject(names.Select(name => KeyValuePair.Create(name, (JsonNode?)PersonClaims.ValueOf(person, name)))),
        };
    }
}
