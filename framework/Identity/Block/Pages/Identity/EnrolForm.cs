using System.ComponentModel.DataAnnotations;
using DigitalIndiaStack.Core.Pages.Forms;
using DigitalIndiaStack.Identity.Block.Domain;
using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace DigitalIndiaStack.Identity.Block.Pages.Identity;

/// <summary>What a person fills in to enrol.</summary>
public sealed class EnrolForm
{
    private const int LongestName = 200;
    private const int LongestEmail = 254;

    /// <summary>The country.</summary>
    public string? Country { get; set; }

    /// <summary>The whole name.</summary>
    public string? FullName { get; set; }

    /// <summary>Date of birth.</summary>
    public DateParts BirthDate { get; set; } = new();

    /// <summary>Where one-time codes go.</summary>
    public string? Email { get; set; }

    /// <summary>The PIN.</summary>
    public string? Pin { get; set; }

    /// <summary>The PIN once more.</summary>
    public string? PinAgain { get; set; }

    /// <summary>Whether one-time codes can go to this address.</summary>
    private bool HasGoodEmail => Email is { Length: <= LongestEmail } email && new EmailAddressAttribute().IsValid(email.Trim());

    /// <summary>Reads the form; every fault is noted at its field.</summary>
    /// <returns>The data, or <see langword="null"/> when something is wrong.</returns>
    internal PersonalData? Read(ModelStateDictionary faults, string language)
    {
        var birth = BirthDate.ToDate();
        Note(faults, nameof(FullName), string.IsNullOrWhiteSpace(FullName) || FullName.Length > LongestName, "identity.enrol.name.wrong");
        Note(faults, nameof(BirthDate), birth is null, "identity.enrol.birth.wrong");
        Note(faults, nameof(Email), !HasGoodEmail, "identity.enrol.email.wrong");
        Note(faults, nameof(Pin), !Domain.Pin.IsWellFormed(TypedDigits.ToAscii(Pin)), "identity.enrol.pin.wrong");
        Note(faults, nameof(PinAgain), TypedDigits.ToAscii(Pin) != TypedDigits.ToAscii(PinAgain), "identity.enrol.pinAgain.wrong");
        return faults.IsValid ? new PersonalData(FullName!.Trim(), birth!.Value, language) { Email = Email!.Trim() } : null;
    }

    private static void Note(ModelStateDictionary faults, string field, bool isWrong, string key)
    {
        if (isWrong)
        {
            faults.AddModelError($"Form.{field}", key);
        }
    }
}
