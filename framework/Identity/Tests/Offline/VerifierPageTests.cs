using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using DigitalIndiaStack.Core.Testing.Browser;
using DigitalIndiaStack.Identity.Tests.Hosting;
using Microsoft.Playwright;
using static DigitalIndiaStack.Identity.Tests.Offline.SampleIssuer;

namespace DigitalIndiaStack.Identity.Tests.Offline;

/// <summary>The page that verifies without a network, saved to a file and opened in a browser that has none; it judges as the command does.</summary>
public sealed partial class VerifierPageTests(IdentityHost host, PageBrowser browser) : IClassFixture<PageBrowser>
{
    private readonly SampleIssuer issuer = new();

    [Fact]
    public async Task The_saved_page_judges_without_a_network()
    {
        var folder = Directory.CreateTempSubdirectory("verifier");
        var page = await OpenAsync(Path.Combine(folder.FullName, "verifier.html"), "en", 1280);
        var (paper, bound) = (issuer.Frame(isBound: false), issuer.Credential(null, OfAge));
        paper["name"] = "Wanjiru Kamau";
        var printed = issuer.Sign(paper) + "~";
        var shown = issuer.Present(bound);

        Assert.Equal("untold ", await JudgeAsync(page, printed));
        Assert.Contains("Wanjiru Kamau", await page.InnerTextAsync("#verdict"), StringComparison.Ordinal);
        Assert.Equal("valid ", await JudgeAsync(page, printed, issuer.StatusList()));
        Assert.Equal("refused revoked", await JudgeAsync(page, printed, issuer.StatusList(null, null, (5, 1))));
        Assert.Equal("refused suspended", await JudgeAsync(page, printed, issuer.StatusList(null, null, (5, 2))));
        Assert.Equal("refused listOther", await JudgeAsync(page, printed, issuer.StatusList(claims => claims["sub"] = "https://id.example/other")));
        Assert.Equal("refused listOld", await JudgeAsync(page, printed, issuer.StatusList(claims => claims["exp"] = Now.AddMinutes(-1).ToUnixTimeSeconds())));
        Assert.Equal("refused signature", await JudgeAsync(page, new SampleIssuer().Sign(paper) + "~"));
        Assert.Equal("valid ", await JudgeAsync(page, issuer.SignBefore(paper) + "~", issuer.StatusList(header: header => header["kid"] = "k1")));
        Assert.Equal("refused signature", await JudgeAsync(page, issuer.Sign(paper, header => header["kid"] = "k0") + "~"));
        Assert.Equal("refused unknownKey", await JudgeAsync(page, issuer.Sign(paper, header => header["kid"] = "k2") + "~"));
        Assert.Equal("refused type", await JudgeAsync(page, issuer.Sign(paper, header => header["alg"] = "none") + "~"));
        Assert.Equal("refused bound", await JudgeAsync(page, bound));
        Assert.Equal("refused meant", await JudgeAsync(page, shown));
        await page.ClickAsync("summary");
        await page.FillAsync("#audience", Audience);
        await page.FillAsync("#nonce", Nonce);
        Assert.Equal("untold ", await JudgeAsync(page, shown));
        Assert.Contains("18 or older", await page.InnerTextAsync("#verdict"), StringComparison.Ordinal);
        Assert.DoesNotContain("Wanjiru", await page.InnerTextAsync("#verdict"), StringComparison.Ordinal);
        Assert.Equal("refused meant", await JudgeAsync(page, issuer.Present(bound, claims => claims["iat"] = Now.AddMinutes(-6).ToUnixTimeSeconds())));
        Assert.Equal("refused digests", await JudgeAsync(page, issuer.Present($"{bound}{Disclosure("name", "Mallory")}~")));
        await page.CheckAsync("#needKey");
        Assert.Equal("refused unbound", await JudgeAsync(page, printed));
        await page.UncheckAsync("#needKey");
        paper["exp"] = Now.AddMinutes(-1).ToUnixTimeSeconds();
        Assert.Equal("refused expired", await JudgeAsync(page, issuer.Sign(paper) + "~"));

        var random = new Random(20261129);
        for (var count = 0; count < 60; count++)
        {
            var place = random.Next(printed.Length - 1);
            var altered = printed[..place] + (printed[place] == 'A' ? 'B' : 'A') + printed[(place + 1)..];
            Assert.StartsWith("refused ", await JudgeAsync(page, altered), StringComparison.Ordinal);
        }

        folder.Delete(recursive: true);
    }

    [Theory]
    [InlineData("en", 360)]
    [InlineData("ar", 360)]
    [InlineData("ar", 1280)]
    public async Task The_page_is_accessible(string language, int width)
    {
        var folder = Directory.CreateTempSubdirectory("verifier");
        var page = await OpenAsync(Path.Combine(folder.FullName, "verifier.html"), language, width);
        var paper = issuer.Frame(isBound: false);
        paper["name"] = language == "ar" ? "نعيمة العلوي" : "Wanjiru Kamau";
        await JudgeAsync(page, issuer.Sign(paper) + "~", issuer.StatusList());
        await page.ClickAsync("summary");
        await page.PictureAsync($"verifier-{language}-{width}");
        Assert.Equal(0, await page.OverflowAsync());
        Assert.Equal(language == "ar" ? "rtl" : "ltr", await page.GetAttributeAsync("html", "dir"));

        // The tool that looks for faults is a script of its own, which the policy of the page keeps out.
        var looked = await browser.OpenAsync(new Visitor(language, width));
        await looked.SetContentAsync(Policy().Replace(await page.ContentAsync(), ""));
        Assert.Empty(await looked.AxeFaultsAsync());
        folder.Delete(recursive: true);
    }

    [Fact]
    public async Task The_policy_names_the_digests_of_script_and_style()
    {
        using var http = host.NewClient();
        using var answer = await http.GetAsync(new Uri("/identity/verifier", UriKind.Relative), TestContext.Current.CancellationToken);
        var page = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        var policy = answer.Headers.GetValues("Content-Security-Policy").Single();

        Assert.StartsWith("default-src 'none'; ", policy, StringComparison.Ordinal);
        foreach (Match part in Inline().Matches(page))
        {
            Assert.Contains($"'sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(part.Groups[2].Value)))}'", policy, StringComparison.Ordinal);
        }
    }

    private async Task<IPage> OpenAsync(string file, string language, int width)
    {
        using var http = host.NewClient();
        await File.WriteAllTextAsync(file, await http.GetStringAsync(new Uri("/identity/verifier", UriKind.Relative), TestContext.Current.CancellationToken), TestContext.Current.CancellationToken);
        var page = await browser.OpenAsync(new Visitor(language, width));
        await page.Context.SetOfflineAsync(true);
        await page.Clock.SetFixedTimeAsync(Now.UtcDateTime);
        await page.GotoAsync(new Uri(file).AbsoluteUri);
        return page;
    }

    private async Task<string> JudgeAsync(IPage page, string shown, string list = "")
    {
        await page.FillAsync("#shown", shown);
        await page.SetInputFilesAsync("#keys", new FilePayload { Name = "issuer.json", MimeType = "application/json", Buffer = Encoding.UTF8.GetBytes(issuer.KeySet) });
        await page.SetInputFilesAsync("#status", list.Length == 0 ? [] : [new FilePayload { Name = "list.jwt", MimeType = "application/jwt", Buffer = Encoding.UTF8.GetBytes(list) }]);
        await page.EvaluateAsync("() => { document.getElementById('verdict').dataset.verdict = ''; }");
        await page.ClickAsync("main button[type=submit]");
        await page.Locator("#verdict:not([data-verdict=''])").WaitForAsync();
        return $"{await page.GetAttributeAsync("#verdict", "data-verdict")} {await page.GetAttributeAsync("#verdict", "data-reason")}";
    }

    [GeneratedRegex("<meta http-equiv[^>]*>")]
    private static partial Regex Policy();

    [GeneratedRegex("<(script|style)>(.*?)</\\1>", RegexOptions.Singleline)]
    private static partial Regex Inline();
}
