using DigitalIndiaStack.Identity.Block.Factors;
using Microsoft.AspNetCore.Mvc;

namespace DigitalIndiaStack.Identity.Block.Pages.Identity;

/// <summary>What the pages of a person's factors have in common.</summary>
internal static class FactorPage
{
    /// <summary>Address of the page of all factors.</summary>
    public const string Address = "/identity/security/factors";

    /// <summary>The key of a text about a factor, such as <c>identity.security.factor.app</c>.</summary>
    public static string KeyOf(FactorKind kind) => $"identity.security.factor.{FactorNames.NameOf(kind)}";

    /// <summary>The key of the word for a state.</summary>
    public static string KeyOf(FactorState state) => $"identity.security.factor.is.{FactorNames.NameOf(state)}";

    /// <summary>Sends whoever is not signed in, or not lately, to sign in and back to a page.</summary>
    public static IActionResult SignInFirst(string address) => new RedirectResult($"/identity/sign-in?return={Uri.EscapeDataString(address)}");
}
