using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace DigitalIndiaStack.Core.Pages.Tests.Pages.Samples;

[AllowAnonymous]
public sealed class DoneModel : PageModel
{
    public void OnGet()
    {
        if (Request.Query.ContainsKey("fail"))
        {
            throw new InvalidOperationException("A secret of the inside.");
        }
    }
}
