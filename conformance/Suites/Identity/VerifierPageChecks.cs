using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using DigitalIndiaStack.Conformance.Engine.Actors;
using DigitalIndiaStack.Conformance.Engine.Checks;

namespace DigitalIndiaStack.Conformance.Suites.Identity;

/// <summary>Clauses 13.21 and 13.22 of the identity rules: the page that verifies without a network.</summary>
[Touches]
internal static class VerifierPageChecks
{
    private static readonly string[] Addresses = ["src", "srcset", "href", "action", "formaction", "data", "poster", "background", "ping", "manifest"];

    [Check("IDN-C222")]
    [Verifies("IDN-13.21")]
    public static async Task The_page_of_the_verifier_names_nothing_outside_itself(CheckRun run)
    {
        using var page = await OpenAsync(run);
        Expect.That(page.QuerySelector("form textarea") is not null && page.QuerySelector("script") is not null, "a form for what is shown, and a script that verifies it", "none");
        var named = page.All.SelectMany(element => Addresses.Select(element.GetAttribute).OfType<string>()).Where(address => !address.StartsWith('#')).ToList();
        Expect.Equal("", string.Join(' ', named), "addresses that the page names");
    }

    [Check("IDN-C223")]
    [Verifies("IDN-13.22")]
    public static async Task The_policy_of_the_page_of_the_verifier_forbids_all_but_its_own_script(CheckRun run)
    {
        using var page = await OpenAsync(run);
        var policy = page.QuerySelector("meta[http-equiv=Content-Security-Policy]")?.GetAttribute("content") ?? "";
        var parts = policy.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(part => part.Split(' ', StringSplitOptions.RemoveEmptyEntries)).ToList();
        Expect.That(parts.Any(part => part is ["default-src", "'none'"]), "default-src 'none'", policy);
        Expect.That(parts.Any(part => part is ["form-action", "'none'"]), "form-action 'none'", policy);
        var open = parts.Where(part => part[0] is not ("script-src" or "style-src") && !(part is [_, "'none'"])).Concat(parts.Where(part => part[0] is "script-src" or "style-src" && !part.Skip(1).All(IsDigest)));
        Expect.Equal("", string.Join("; ", open.Select(part => string.Join(' ', part))), "parts of the policy that let something in");
    }

    private static bool IsDigest(string source) => source.StartsWith("'sha256-", StringComparison.Ordinal) || source.StartsWith("'sha384-", StringComparison.Ordinal) || source.StartsWith("'sha512-", StringComparison.Ordinal);

    private static async Task<IHtmlDocument> OpenAsync(CheckRun run)
    {
        var opened = await new PersonBrowser(run).OpenAsync(new Uri(run.Target.Issuer, "identity/verifier").AbsoluteUri);
        return await new HtmlParser().ParseDocumentAsync(opened.Answer.MustBe(200).Text);
    }
}
