using DigitalIndiaStack.Identity.Tests.Hosting;
using Wire = DigitalIndiaStack.Identity.Tests.Hosting.Protocol;

namespace DigitalIndiaStack.Identity.Tests.Lives;

/// <summary>Signs a person in, in browsers that stay open until the end.</summary>
internal sealed class SignedInPerson(IdentityHost host) : IDisposable
{
    private readonly List<IDisposable> opened = [];

    /// <summary>A browser in which the person has just signed in.</summary>
    public async Task<Browser> SignedInAsync()
    {
        var browser = Keep(new Browser(host));
        await browser.OpenAsync("/identity/sign-in?return=%2Fidentity%2Fsign-out");
        await browser.SignInAsync(Citizen.Wanjiru);
        return browser;
    }

    /// <summary>A code for the app.</summary>
    public async Task<string> NewCodeAsync(string scope = "openid") =>
        Browser.Query(await (await SignedInAsync()).AuthorizeAsync(Citizen.Wanjiru, Wire.AppRequest(scope)), "code")!;

    /// <summary>Keeps something open until the end.</summary>
    public T Keep<T>(T each)
        where T : IDisposable
    {
        opened.Add(each);
        return each;
    }

    public void Dispose() => opened.ForEach(each => each.Dispose());
}
