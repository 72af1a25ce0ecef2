using System.Text.Json;
using DigitalIndiaStack.Core.Contracts;
using DigitalIndiaStack.Core.Security;
using DigitalIndiaStack.Core.Storage;
using DigitalIndiaStack.Registries.Block.Domain;
using DigitalIndiaStack.Registries.Block.Storage;
using DigitalIndiaStack.Registries.Contracts;

namespace DigitalIndiaStack.Registries.Block;

/// <summary>Records who looked at a record, in the audit chain and in the transaction of the look (REG-3.5, REG-4.5).</summary>
internal sealed class AccessLog(RegistriesDbContext db, Caller caller, TimeProvider clock)
{
    public const string ReadAction = "record.read";

    public const string DiscloseAction = "record.disclose";

    private const int LongestField = 64;

    /// <summary>Records a change.</summary>
    public void Write(string action, RegistryRecord record) => db.Record(Entry(action, record));

    /// <summary>Records a look; saved with the answer, or there is none.</summary>
    /// <param name="fields">Names of what was shown.</param>
    /// <param name="consent">Purpose, consent and notice, where somebody else than the owner looked.</param>
    /// <returns>The id of the look.</returns>
    public Guid Read(RegistryRecord record, AccessKind kind, IEnumerable<string> fields, (DisclosureRequest Request, ConsentNotice? Notice)? consent = null)
    {
        var accessId = Guid.CreateVersion7(clock.GetUtcNow());
        var detail = new Dictionary<string, string>
        {
            ["accessId"] = accessId.ToString(),
            ["registry"] = record.Registry,
            ["requester"] = caller.ClientId,
            ["fields"] = JsonSerializer.Serialize(fields.Where(field => field.Length > 0).Select(Shorten)),
            ["kind"] = kind == AccessKind.Disclosure ? "disclosure" : "owner-read",
        };
        if (consent?.Notice is { } notice)
        {
            detail["notice"] = JsonSerializer.Serialize(notice, ApiJson.Options);
        }

        db.Record(Entry(kind == AccessKind.Disclosure ? DiscloseAction : ReadAction, record) with
        {
            Purpose = consent?.Request.PurposeCode,
            ConsentId = consent?.Request.ConsentId.ToString(),
            Detail = detail,
        });
        return accessId;
    }

    /// <summary>The names of what data shows.</summary>
    public static IEnumerable<string> FieldsOf(JsonElement data) => data.EnumerateObject().Select(member => member.Name);

    /// <inheritdoc cref="FieldsOf(JsonElement)"/>
    public static IEnumerable<string> FieldsOf(string data) => FieldsOf(JsonElement.Parse(data));

    // An open schema lets members have any name; a long one stays recognisable.
    private static string Shorten(string field) => field.Length <= LongestField ? field : $"{field[..(LongestField - 1)]}…";

    private AuditEntry Entry(string action, RegistryRecord record) =>
        new(action, caller.Actor) { Subject = record.Subject, Resource = $"records/{record.Id.Value}" };
}
