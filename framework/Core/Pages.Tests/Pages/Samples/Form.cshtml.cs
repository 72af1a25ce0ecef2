using System.ComponentModel.DataAnnotations;
using DigitalIndiaStack.Core.Pages.Forms;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace DigitalIndiaStack.Core.Pages.Tests.Pages.Samples;

[AllowAnonymous]
public sealed class FormModel : PageModel
{
    [BindProperty]
    [Required(ErrorMessage = "samples.name.missing")]
    public string? FullName { get; set; }

    [BindProperty]
    public string? Pin { get; set; }

    [BindProperty]
    public int? Age { get; set; }

    [BindProperty]
    public DateParts BirthDate { get; set; } = new();

    [BindProperty(Name = "decision")]
    public string? Answer { get; set; }

    [BindProperty]
    public IList<string> Crops { get; set; } = [];

    [BindProperty]
    public string? Remarks { get; set; }

    public IActionResult OnPost()
    {
        if (BirthDate.ToDate() is null)
        {
            ModelState.AddModelError(nameof(BirthDate), "samples.birth.wrong");
        }

        if (Answer is null)
        {
            ModelState.AddModelError(nameof(Answer), "samples.answer.missing");
        }

        return ModelState.IsValid ? Redirect("/samples/done") : Page();
    }
}
