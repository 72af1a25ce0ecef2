using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using DigitalIndiaStack.Conformance.Engine.Actors;
using DigitalIndiaStack.Conformance.Engine.Checks;
using DigitalIndiaStack.Conformance.Engine.Http;

namespace DigitalIndiaStack.Conformance.Suites.Identity;

/// <summary>A register of people whom nobody is like, and the imports from it.</summary>
/// <param name="Register">Its name.</param>
/// <param name="People">Gives them names and a day of birth.</param>
internal sealed record Census(CheckRun Run, string Register, Counter People)
{
    public const string JsonLines = "application/jsonl";

    /// <summary>How far ahead an import begins that is to wait.</summary>
    public static readonly TimeSpan Ahead = TimeSpan.FromHours(2);

    private const int MostLooks = 1200;

    private static readonly string[] Members = ["line", "finding", "member", "rule", "candidates"];

    private static readonly TimeSpan BetweenLooks = TimeSpan.FromMilliseconds(50);

    public static Census Open(CheckRun run)
    {
        var people = Counter.Open(run);
        return new Census(run, $"register{string.Concat(people.Tag.ToLowerInvariant().Where(char.IsAsciiLetterOrDigit))}", people);
    }

    /// <summary>A line about somebody of a given name.</summary>
    public string Line(string id, string given, DateOnly? birth = null) =>
        new JsonObject { ["sourceId"] = id, ["fullName"] = $"{given} {People.Tag}", ["dateOfBirth"] = Counter.Wire(birth ?? People.Birth) }.ToJsonString();

    /// <summary>The digest of control totals.</summary>
    public static string DigestOf(params IEnumerable<string> ids) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Concat(ids.Select(id => $"{id}\n")))));

    public JsonObject Draft(params IEnumerable<string> ids) => new()
    {
        ["register"] = Register,
        ["asOf"] = "2026-10-31",
        ["language"] = "en",
        ["lineCount"] = ids.Count(),
        ["sourceIdDigest"] = DigestOf(ids),
    };

    public Task<Answer> CreateAsync(JsonObject draft, Actor? by = null) => Run.Api("identity").Call("createRegisterImport").Key().Json(draft).SendAsync(by ?? Run.A.Registrar);

    /// <summary>An import without lines.</summary>
    /// <param name="ahead">How far ahead it begins, by the clock of the server, whose time the run may have moved.</param>
    public async Task<string> MadeAsync(JsonObject draft, TimeSpan? ahead = null, Actor? by = null)
    {
        if (ahead is { } span)
        {
            var now = (await CreateAsync(draft, by)).MustBe(201).Json.GetProperty("createdAt").GetDateTimeOffset();
            draft = draft.DeepClone().AsObject();
            draft["startAt"] = (now + span).UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
        }

        return (await CreateAsync(draft, by)).MustBe(201).Member("importId");
    }

    public Task<Answer> UploadAsync(string import, IEnumerable<string> lines, Actor? by = null) =>
        Call("uploadRegisterLines", import).Key().Raw(string.Join('\n', lines), JsonLines).SendAsync(by ?? Run.A.Registrar);

    /// <summary>An import whose lines were checked.</summary>
    /// <param name="ids">The source ids in the order of the lines.</param>
    public async Task<string> ValidatedAsync(string[] ids, string[] lines, TimeSpan? ahead = null, Actor? by = null)
    {
        var import = await MadeAsync(Draft(ids), ahead, by);
        (await UploadAsync(import, lines, by)).MustBe(200);
        await MustBecomeAsync(import, "draft", "validated", by);
        return import;
    }

    /// <summary>The same of one person, whom nobody is like.</summary>
    public Task<string> ValidatedAsync(string id, TimeSpan? ahead = null, Actor? by = null) => ValidatedAsync([id], [Line(id, "Wanjiru")], ahead, by);

    public Task<Answer> ReleaseAsync(string import, Actor? by = null) => Call("releaseRegisterImport", import).Key().SendAsync(by ?? Run.A.Reviewer);

    /// <summary>Releases an import and waits until it is done.</summary>
    public async Task DoneAsync(string import)
    {
        (await ReleaseAsync(import)).MustBe(200);
        await MustBecomeAsync(import, "released", "done");
    }

    public Task<Answer> ActAsync(string operation, string import) => Call(operation, import).SendAsync(Run.A.Registrar);

    public Task<Answer> ReadAsync(string import, Actor? by = null) => Call("getRegisterImport", import).SendAsync(by ?? Run.A.Registrar);

    public async Task<string> StatusAsync(string import, Actor? by = null) => (await ReadAsync(import, by)).MustBe(200).Member("status");

    /// <summary>Waits while the server brings an import from one state to another.</summary>
    public async Task MustBecomeAsync(string import, string from, string to, Actor? by = null)
    {
        var status = await StatusAsync(import, by);
        for (var look = 0; look < MostLooks && status == from; look++)
        {
            await Run.DelayAsync(BetweenLooks);
            status = await StatusAsync(import, by);
        }

        Expect.Equal(to, status, "state of the import after some time");
    }

    /// <summary>What the report says, as <c>2 malformed dateOfBirth format</c>.</summary>
    public async Task<IReadOnlyList<string>> FindingsAsync(string import) =>
        [.. (await Pages.WalkAsync(Call("getRegisterReport", import), Run.A.Registrar, 100)).Select(item => string.Join(' ', Members.Where(name => item.TryGetProperty(name, out _)).Select(name => $"{item.GetProperty(name)}")))];

    /// <summary>The result, as it stands.</summary>
    public async Task<Answer> ResultAsync(string import) => (await Call("getRegisterResult", import).SendAsync(Run.A.Registrar)).MustBe(200);

    /// <summary>The records of the result, without its header.</summary>
    public async Task<string[][]> RecordsAsync(string import) => [.. (await ResultAsync(import)).Text.Split("\r\n", StringSplitOptions.RemoveEmptyEntries).Skip(1).Select(record => record.Split(','))];

    /// <summary>What became of each line, in their order.</summary>
    public async Task<string> OutcomesAsync(string import) => string.Join(", ", (await RecordsAsync(import)).Select(record => $"{record[2]} {record[3]}".TrimEnd()));

    public JsonObject Activation(string id) => new() { ["register"] = Register, ["sourceId"] = id, ["dateOfBirth"] = Counter.Wire(People.Birth), ["pin"] = "482915", ["evidence"] = Counter.Evidence() };

    /// <summary>Activates somebody, by another agent than who imports.</summary>
    public Task<Answer> ActivateAsync(JsonObject activation, Actor? by = null) =>
        Run.Api("identity").Call("activatePerson").Header("Idempotency-Key", Run.Unique("key")).Json(activation).SendAsync(by ?? Run.A.Rival);

    public OperationCall Call(string operation, string import) => Run.Api("identity").Call(operation).Path("importId", import);
}
