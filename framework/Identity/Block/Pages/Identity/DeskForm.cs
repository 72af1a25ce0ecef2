using System.ComponentModel.DataAnnotations;
using System.Security.Cryptography;
using System.Text.RegularExpressions;
using DigitalIndiaStack.Core.Pages.Forms;
using DigitalIndiaStack.Identity.Block.Domain;
using DigitalIndiaStack.Identity.Contracts;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace DigitalIndiaStack.Identity.Block.Pages.Identity;

/// <summary>What an agent fills in for a person.</summary>
public sealed partial class DeskForm
{
    private const int LongestName = 200;
    private const int LongestEmail = 254;
    private const int LongestDocument = 200;

    /// <summary>How many documents an application has at most.</summary>
    private const int MostDocuments = 10;

    /// <summary>The whole name.</summary>
    public string? FullName { get; set; }

    /// <summary>Date of birth.</summary>
    public DateParts BirthDate { get; set; } = new();

    /// <summary>In which language the person is written to.</summary>
    public string? Language { get; set; }

    /// <summary>Where one-time codes go; a person may have none.</summary>
    public string? Phone { get; set; }

    /// <summary>Where one-time codes go before the phone; a person may have none.</summary>
    public string? Email { get; set; }

    /// <summary>The PIN that the person types.</summary>
    public string? Pin { get; set; }

    /// <summary>The PIN once more.</summary>
    public string? PinAgain { get; set; }

    /// <summary>What another document is.</summary>
    public string? Document { get; set; }

    /// <summary>That document; only its digest is kept.</summary>
    public IFormFile? File { get; set; }

    /// <summary>The digests of documents to remove.</summary>
    public IReadOnlyList<string> Removed { get; set; } = [];

    /// <summary>The form as a draft fills it.</summary>
    internal static DeskForm Of(FiledApplication filed) => new()
    {
        FullName = filed.FullName,
        BirthDate = DateParts.From(filed.DateOfBirth),
        Language = filed.Language,
        Phone = filed.Phone,
        Email = filed.Email,
    };

    /// <summary>Reads the form; every fault is noted at its field.</summary>
    /// <param name="isNew">Whether the PIN must be chosen; else an empty one keeps what was chosen.</param>
    /// <param name="languages">The languages to choose from.</param>
    /// <param name="kept">The documents that the draft has.</param>
    /// <returns>The draft, or <see langword="null"/> when something is wrong.</returns>
    internal async Task<EnrolmentDraft?> ReadAsync(
        ModelStateDictionary faults, string agent, bool isNew, IReadOnlyList<string> languages, IReadOnlyList<EvidenceDocument> kept, CancellationToken cancellationToken)
    {
        var (phone, email, pin) = (Compact(Phone), Email?.Trim() is { Length: > 0 } typed ? typed : null, TypedDigits.ToAscii(Pin));
        var (birth, keepsPin) = (BirthDate.ToDate(), !isNew && string.IsNullOrEmpty(Pin) && string.IsNullOrEmpty(PinAgain));
        Note(faults, nameof(FullName), string.IsNullOrWhiteSpace(FullName) || FullName.Length > LongestName, "identity.enrol.name.wrong");
        Note(faults, nameof(BirthDate), birth is null, "identity.enrol.birth.wrong");
        Note(faults, nameof(Language), !languages.Contains(Language), "identity.desk.form.language.wrong");
        Note(faults, nameof(Phone), phone is not null && !PhoneForm().IsMatch(phone), "identity.desk.form.phone.wrong");
        Note(faults, nameof(Email), email is not null && (email.Length > LongestEmail || !new EmailAddressAttribute().IsValid(email)), "identity.enrol.email.wrong");
        Note(faults, nameof(Pin), !keepsPin && !Domain.Pin.IsWellFormed(pin), "identity.enrol.pin.wrong");
        Note(faults, nameof(PinAgain), !keepsPin && pin != TypedDigits.ToAscii(PinAgain), "identity.enrol.pinAgain.wrong");
        var evidence = await DocumentsAsync(faults, kept, cancellationToken);
        return !faults.IsValid ? null : new EnrolmentDraft
        {
            Filing = Filing.Agent,
            Agent = agent,
            FullName = FullName!.Trim(),
            DateOfBirth = birth!.Value,
            Language = Language!,
            Phone = phone,
            Email = email,
            Pin = keepsPin ? "" : pin,
            Evidence = evidence,
        };
    }

    private async Task<IReadOnlyList<EvidenceDocument>> DocumentsAsync(ModelStateDictionary faults, IReadOnlyList<EvidenceDocument> kept, CancellationToken cancellationToken)
    {
        var documents = kept.Where(document => !Removed.Contains(document.Sha256)).ToList();
        var description = Document?.Trim() ?? "";
        Note(faults, nameof(Document), description.Length > LongestDocument || (File is not null && description.Length == 0), "identity.desk.form.document.wrong");
        Note(faults, nameof(File), description.Length > 0 && File is null, "identity.desk.form.file.missing");
        Note(faults, nameof(File), File is not null && documents.Count >= MostDocuments, "identity.desk.form.file.many");
        if (faults.IsValid && File is not null)
        {
            await using var content = File.OpenReadStream();
            documents.Add(new EvidenceDocument { Description = description, Sha256 = Convert.ToHexStringLower(await SHA256.HashDataAsync(content, cancellationToken)) });
        }

        return documents;
    }

    // As people write it, with spaces, dots, brackets or dashes between the digits, which may be those of their own script.
    private static string? Compact(string? phone) =>
        string.IsNullOrWhiteSpace(phone) ? null : string.Concat(TypedDigits.ToAscii(phone).Where(sign => !" .-()\u00a0\u200e\u200f".Contains(sign, StringComparison.Ordinal)));

    private static void Note(ModelStateDictionary faults, string field, bool isWrong, string key)
    {
        if (isWrong)
        {
            faults.AddModelError($"Form.{field}", key);
        }
    }

    [GeneratedRegex("^[+][1-9][0-9]{6,14}$", RegexOptions.CultureInvariant)]
    private static partial Regex PhoneForm();
}
