using Microsoft.AspNetCore;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace DigitalIndiaStack.Identity.Block.Pages.Identity;

/// <summary>
/// Tells a person that a request of an app or service came to nothing, where it cannot be told to the client: the request is too old, was used
/// before, or names an address that is not the client's. Its addresses are those of the protocol endpoints.
/// </summary>
[AllowAnonymous]
[IgnoreAntiforgeryToken]
internal sealed class RefusedModel : PageModel
{
    /// <summary>The error code, for whoever helps the person.</summary>
    public string Error { get; private set; } = "";

    /// <summary>Shows the page.</summary>
    public IActionResult OnGet() => Show();

    /// <summary>Shows the page.</summary>
    public IActionResult OnPost() => Show();

    private IActionResult Show()
    {
        if (HttpContext.GetOpenIddictServerResponse() is not { Error: { } error })
        {
            return NotFound();
        }

        Error = error;
        Response.StatusCode = StatusCodes.Status400BadRequest;
        return Page();
    }
}
