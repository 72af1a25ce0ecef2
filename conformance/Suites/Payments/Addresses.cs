using DigitalIndiaStack.Conformance.Engine.Actors;
using DigitalIndiaStack.Conformance.Engine.Checks;
using DigitalIndiaStack.Conformance.Engine.Http;

namespace DigitalIndiaStack.Conformance.Suites.Payments;

/// <summary>Payment addresses under the handle of one client.</summary>
internal sealed record Addresses(CheckRun Run, Actor Owner, string Handle)
{
    // Letters that no other is taken for, so that two names look alike only where a check wants it.
    private const string Plain = "acdefghjknpqtuxz";

    /// <summary>Addresses of a client; without a handle the check is skipped.</summary>
    public static async Task<Addresses> OfAsync(CheckRun run, Actor owner) => new(run, owner, await HandleAsync(run, owner));

    /// <summary>An address that nobody has.</summary>
    public string New() => $"{NewName()}@{Handle}";

    /// <summary>A name that looks like no other.</summary>
    public string NewName() => string.Concat(Run.NewId().Where(char.IsAsciiHexDigit).Select(digit => Plain[Convert.ToInt32(digit.ToString(), 16)]));

    public Task<Answer> CreateAsync(string address, string account) =>
        Run.Api("payments").Call("createAddress").Key().Json(new { address, accountId = account }).SendAsync(Owner);

    /// <summary>Creates an address for an account and gives it.</summary>
    public async Task<string> MakeAsync(string account)
    {
        var address = New();
        (await CreateAsync(address, account)).MustBe(201);
        return address;
    }

    public Task<Answer> ResolveAsync(string address) => Run.Api("payments").Call("resolveAddress").Json(new { address }).SendAsync(Owner);

    private static async Task<string> HandleAsync(CheckRun run, Actor owner)
    {
        var listed = (await run.Api("payments").Call("listHandles").SendAsync(owner)).MustBe(200).Json.GetProperty("handles");
        return listed.GetArrayLength() > 0
            ? listed[0].GetString()!
            : throw new CheckSkippedException(ReasonCodes.PreconditionUnmet, "The client has no handle under which it creates addresses.");
    }
}
