namespace DigitalIndiaStack.Core.Pages.TagHelpers;

/// <summary>What is typed into a field; it chooses the keyboard, the direction and what the browser may remember.</summary>
public enum InputKind
{
    /// <summary>Words.</summary>
    Text,

    /// <summary>Digits that are counted or identify, as an amount or an enrolment number.</summary>
    Number,

    /// <summary>A code that was sent to the person; shown while typed.</summary>
    Code,

    /// <summary>A PIN; hidden, and never sent back to the browser.</summary>
    Pin,

    /// <summary>An e-mail address.</summary>
    Email,

    /// <summary>A telephone number.</summary>
    Phone,
}
