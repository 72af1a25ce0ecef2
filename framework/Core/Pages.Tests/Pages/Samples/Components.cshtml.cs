using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace DigitalIndiaStack.Core.Pages.Tests.Pages.Samples;

[AllowAnonymous]
public sealed class ComponentsModel : PageModel
{
    public Dictionary<string, string> Names { get; } = new() { ["en"] = "Seed support", ["ar"] = "دعم البذور" };

    public Dictionary<string, string> Office { get; } = new() { ["en"] = "Seed Office" };

    public void OnGet() => Response.AllowFormTarget(new Uri("https://service.example/return?x=1"));
}
