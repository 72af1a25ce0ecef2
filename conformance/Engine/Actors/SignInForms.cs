using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using DigitalIndiaStack.Conformance.Engine.Http;

namespace DigitalIndiaStack.Conformance.Engine.Actors;

/// <summary>Reads the forms of pages that nobody described: what a field is for, which form is a step of the sign-in, and where it goes.</summary>
internal static class SignInForms
{
    private static readonly string[] Purposes = ["username", "current-password", "one-time-code"];

    // The attribute is a list of words, the last ones of which say what the field is: "section-a username webauthn" (HTML, 4.10.18.7).
    public static string PurposeOf(IHtmlInputElement input) =>
        (input.GetAttribute("autocomplete") ?? "").Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Select(word => word.ToLowerInvariant()).FirstOrDefault(Purposes.Contains) ?? "";

    /// <summary>The field that takes the answer of a passkey (clause 17 of the identity rules).</summary>
    public const string CredentialField = "credential";

    /// <summary>Whether a page asks for something that only a sign-in asks for.</summary>
    public static async Task<bool> AskAsync(Answer answer)
    {
        using var page = await new HtmlParser().ParseDocumentAsync(answer.Text);
        return page.QuerySelectorAll("input").OfType<IHtmlInputElement>().Any(input => PurposeOf(input) is "username" or "one-time-code") || OfCode(page) is not null;
    }

    /// <summary>The form that asks for a second factor: a code, or a passkey.</summary>
    public static IHtmlFormElement? OfCode(IHtmlDocument page) =>
        page.Forms.FirstOrDefault(form => form.GetAttribute("data-passkey") == "get" || form.Elements.OfType<IHtmlInputElement>().Any(input => PurposeOf(input) == "one-time-code"));

    // A page may hold other forms, for example a switch of languages or a way out; a step of the sign-in asks for something or has the main button.
    public static bool IsStep(IHtmlFormElement form) =>
        form.Elements.OfType<IHtmlInputElement>().Any(input => PurposeOf(input).Length > 0)
        || form.Closest("main") is not null;

    public static Uri ActionOf(IHtmlFormElement form, Uri address) => form.GetAttribute("action") is { Length: > 0 } given ? new Uri(address, given) : address;

    /// <summary>Sends a form with all its fields.</summary>
    /// <param name="address">Address of its page.</param>
    /// <param name="valueOf">What a field is sent with.</param>
    /// <param name="more">What is sent besides, such as the button.</param>
    public static HttpRequestMessage Post(IHtmlFormElement form, Uri address, Func<IHtmlInputElement, string> valueOf, params KeyValuePair<string, string>[] more)
    {
        var fields = form.Elements.OfType<IHtmlInputElement>().Where(input => input.Name is not null).Select(input => KeyValuePair.Create(input.Name!, valueOf(input)));
        return new HttpRequestMessage(HttpMethod.Post, ActionOf(form, address)) { Content = new FormUrlEncodedContent(fields.Concat(more)) };
    }
}
