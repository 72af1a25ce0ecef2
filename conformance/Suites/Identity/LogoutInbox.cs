using DigitalIndiaStack.Conformance.Engine.Actors;
using DigitalIndiaStack.Conformance.Engine.Checks;
using DigitalIndiaStack.Conformance.Engine.Http;
using DigitalIndiaStack.Conformance.Engine.Receiving;

namespace DigitalIndiaStack.Conformance.Suites.Identity;

/// <summary>The logout tokens that came to the party about one of its sessions; those about others are for other checks.</summary>
internal sealed class LogoutInbox(ReceiverBox box, string session)
{
    private const string Field = "logout_token=";

    private static readonly TimeSpan BetweenLooks = TimeSpan.FromMilliseconds(250);

    private const int MostLooks = 24;

    /// <param name="known">What the party got in the session.</param>
    public static async Task<LogoutInbox> OpenAsync(CheckRun run, Answer known) =>
        new(await ReceiverBox.OpenAsync(run, "party"), $"{known.MustHaveClaims("id_token")["sid"]}");

    /// <summary>Waits for so many, and expects them.</summary>
    public async Task<IReadOnlyList<string>> WaitAsync(int count)
    {
        List<string> own = [];
        for (var look = 0; look < MostLooks && own.Count < count; look++)
        {
            var came = await box.WaitAsync(int.MaxValue, BetweenLooks);
            own = [.. came.Where(message => message.Body.StartsWith(Field, StringComparison.Ordinal)).Select(message => message.Body[Field.Length..]).Where(IsOwn)];
        }

        Expect.That(own.Count >= count, $"{count} logout tokens about the session", $"{own.Count}");
        return own;
    }

    // A token that names no session may be about this one; what is wrong with it is said by whoever reads it.
    private bool IsOwn(string token) => token.Split('.').Length == 3 && JwsCompact.Claims(token)["sid"] is var named && (named is null || $"{named}" == session);
}
