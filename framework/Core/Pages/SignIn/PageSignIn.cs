namespace DigitalIndiaStack.Core.Pages.SignIn;

/// <summary>Names of what signs people in to the pages of a block.</summary>
public static class PageSignIn
{
    /// <summary>The policy of the block's pages: somebody is signed in.</summary>
    /// <param name="block">Name of the block, as <c>consent</c>.</param>
    public static string PolicyOf(string block) => block + ".pages";

    /// <summary>The policy of pages for one role: somebody with that role is signed in.</summary>
    /// <param name="block">Name of the block.</param>
    /// <param name="role">Name of the role, as <c>officer</c>.</param>
    public static string PolicyOf(string block, string role) => $"{block}.pages.{role}";

    /// <summary>The scheme of the block's cookie, which holds who is signed in.</summary>
    /// <param name="block">Name of the block.</param>
    public static string CookieSchemeOf(string block) => block + ".cookie";

    /// <summary>The scheme that asks the issuer who the person is.</summary>
    /// <param name="block">Name of the block.</param>
    public static string OpenIdSchemeOf(string block) => block + ".openid";
}
