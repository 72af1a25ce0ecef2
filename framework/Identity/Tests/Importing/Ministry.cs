using System.Security.Cryptography;
using System.Text;
using DigitalIndiaStack.Identity.Contracts;
using DigitalIndiaStack.Identity.Tests.Enrolling;
using DigitalIndiaStack.Identity.Tests.Hosting;

namespace DigitalIndiaStack.Identity.Tests.Importing;

/// <summary>A ministry that has a register, a reviewer who releases what it imports, and an agent who activates persons.</summary>
internal sealed class Ministry : IDisposable
{
    private const string Scopes = "identity.persons.enrol identity.persons.read identity.enrolments.read identity.imports.read identity.imports.write";
    private static int registers;
    private readonly HttpClient ministry;
    private readonly HttpClient reviewer;
    private readonly HttpClient agent;

    private Ministry(IdentityHost host, HttpClient ministry, HttpClient reviewer, HttpClient agent)
    {
        (Host, this.ministry, this.reviewer, this.agent) = (host, ministry, reviewer, agent);
        (Client, Reviewer, Agent) = (new IdentityClient(ministry), new IdentityClient(reviewer), new IdentityClient(agent));
        Register = $"voters-{Interlocked.Increment(ref registers)}";
    }

    public IdentityHost Host { get; }

    public IdentityClient Client { get; }

    public IdentityClient Reviewer { get; }

    public IdentityClient Agent { get; }

    public string Register { get; }

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public static async Task<Ministry> OpenAsync(IdentityHost host, string tenant = "ke") => new(
        host,
        await Office.AsAsync(host, tenant == "ke" ? "conformance-a" : "conformance-b", Scopes, tenant),
        await Office.AsAsync(host, "conformance-reviewer", "identity.enrolments.read identity.enrolments.review identity.imports.read identity.imports.write", tenant),
        await Office.AsAsync(host, "enrolment-agent", "identity.persons.enrol identity.persons.read", tenant));

    public static string Line(string id, string name, DateOnly birth, string more = "") => $$"""{"sourceId":"{{id}}","fullName":"{{name}}","dateOfBirth":"{{birth:yyyy-MM-dd}}"{{more}}}""";

    public RegisterImportDraft Draft(params IEnumerable<string> ids) => new()
    {
        Register = Register,
        AsOf = new DateOnly(2026, 10, 31),
        Language = "sw",
        LineCount = ids.Count(),
        SourceIdDigest = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Concat(ids.Select(id => $"{id}\n"))))),
    };

    public Task<RegisterImport> MakeAsync(RegisterImportDraft draft) => Client.CreateRegisterImportAsync(Office.Key(), draft, Cancellation);

    /// <summary>Uploads text as it stands.</summary>
    public async Task<Answer> UploadAsync(Guid import, string text, string type = "application/jsonl")
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri($"/identity/v1/register-imports/{import}/lines", UriKind.Relative));
        request.Headers.Add("Idempotency-Key", Office.Key());
        request.Content = new ByteArrayContent(Encoding.UTF8.GetBytes(text));
        request.Content.Headers.TryAddWithoutValidation("Content-Type", type);
        return await Answer.ReadAsync(await ministry.SendAsync(request, Cancellation));
    }

    /// <summary>An import of some lines, checked.</summary>
    public async Task<Guid> ValidatedAsync(RegisterImportDraft draft, params string[] lines)
    {
        var import = (await MakeAsync(draft)).ImportId;
        Assert.Equal(System.Net.HttpStatusCode.OK, (await UploadAsync(import, string.Join('\n', lines))).Status);
        await UntilAsync(import, RegisterImportStatus.Validated);
        return import;
    }

    public Task<RegisterImport> ReleaseAsync(Guid import) => Reviewer.ReleaseRegisterImportAsync(import, Office.Key(), Cancellation);

    public Task<RegisterImport> ReadAsync(Guid import) => Client.GetRegisterImportAsync(import, Cancellation);

    /// <summary>Waits until the host's own worker brings an import into a state.</summary>
    public async Task<RegisterImport> UntilAsync(Guid import, RegisterImportStatus status)
    {
        var read = await ReadAsync(import);
        while (read.Status != status)
        {
            await Task.Delay(20, Cancellation);
            read = await ReadAsync(import);
        }

        return read;
    }

    /// <summary>What the report says, as <c>2 malformed dateOfBirth format</c>.</summary>
    public async Task<string> FindingsAsync(Guid import)
    {
        var report = await Client.GetRegisterReportAsync(import, 100, null, Cancellation);
        return string.Join(", ", report.Items.Select(item => $"{item.Line} {item.Finding} {item.Member} {item.Rule}{item.Candidates}"));
    }

    /// <summary>The records of the result, without its header.</summary>
    public async Task<string[][]> ResultAsync(Guid import)
    {
        var text = await ministry.GetStringAsync(new Uri($"/identity/v1/register-imports/{import}/result", UriKind.Relative), Cancellation);
        return [.. text.Split("\r\n", StringSplitOptions.RemoveEmptyEntries).Skip(1).Select(record => record.Split(','))];
    }

    public Task<Person> ActivateAsync(string id, DateOnly birth, IdentityClient? by = null, string pin = "604917") => (by ?? Agent).ActivatePersonAsync(
        Office.Key(), new ActivationRequest { Register = Register, SourceId = id, DateOfBirth = birth, Pin = pin, Evidence = Office.Evidence }, Cancellation);

    public void Dispose()
    {
        ministry.Dispose();
        reviewer.Dispose();
        agent.Dispose();
    }
}
