using System;

namespace AcsDtmf.Emulator.Operations;

/// <summary>How lists of participants are cut into pages.</summary>
public sealed class ParticipantPaging
{
    internal ParticipantPaging()
    {
    }

    /// <summary>How many participants one page holds.</summary>
    public int PageSize
    {
        get;
        set
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(value, 1);
            field = value;
        }
    }
}
