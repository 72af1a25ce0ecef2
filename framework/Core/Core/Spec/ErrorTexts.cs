using DigitalIndiaStack.Core.Problems;
using DigitalIndiaStack.Localization.Texts;

namespace DigitalIndiaStack.Core.Spec;

/// <summary>Says in the language of the request which rule of a specification was broken: the text <c>API-0400.{keyword}</c>.</summary>
internal sealed class ErrorTexts(ITextSource texts)
{
    private const int LongestPointer = 512;

    public IReadOnlyList<RequestError> Describe(IEnumerable<SpecError> errors) => [.. errors.Select(Describe)];

    private RequestError Describe(SpecError error)
    {
        var arguments = error.Arguments?.Select(argument => (argument.Key, (object?)argument.Value)).ToArray() ?? [];
        var text = texts.Find($"{CoreProblems.Malformed.Code}.{error.Rule}", arguments);
        var pointer = error.Pointer.Length <= LongestPointer ? error.Pointer : error.Pointer[..LongestPointer];
        return new RequestError(pointer, error.Rule, text.IsMissing ? null : text.Text);
    }
}
