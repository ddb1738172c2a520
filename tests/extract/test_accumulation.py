"""How figures add up."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from reportedly.extract.accumulation import accumulation_of
from reportedly.extract.measures import find_measures
from reportedly.extract.quantities import find_quantities
from reportedly.records import Analysis


@pytest.mark.parametrize(
    ("text", "predicate", "accumulation"),
    [
        ("Twelve people were killed in the quake.", "killed", "cumulative"),
        ("The quake killed twelve people.", "killed", "cumulative"),
        ("A woman was killed in the quake.", "killed", "increment"),
        ("One man died and five others were wounded.", "wounded", "cumulative"),
        ("The army killed twelve rebels.", "killed", "increment"),
        ("A gunman killed twelve people.", "killed", "cumulative"),
        ("They killed twelve soldiers.", "killed", "increment"),
        ("They have killed twelve soldiers.", "killed", "cumulative"),
        ("The army said that it had killed twelve rebels.", "killed", "cumulative"),
        ("Hundreds were attending the funeral.", "attended", "stock"),
        ("Some 3,000 people attended the funeral.", "attended", "increment"),
        ("Some 3,000 people joined the march at its peak.", "attended", "stock"),
        ("Over 100 officers continue to investigate the crash.", "deployed", "stock"),
        ("The army was deploying 1,000 soldiers.", "deployed", "cumulative"),
        ("Some 3,000 people are homeless.", "displaced", "stock"),
        ("The flood left 3,000 people homeless.", "displaced", "cumulative"),
        ("Twenty people are in hospital.", "hospitalised", "stock"),
        ("Twenty people are being treated in two clinics.", "hospitalised", "stock"),
        ("Twenty people were undergoing treatment.", "hospitalised", "stock"),
        ("Twenty people were treated at the scene.", "hospitalised", "cumulative"),
        ("Twenty people were taken to hospital.", "hospitalised", "cumulative"),
        ("Divers recovered four bodies on Sunday.", "recovered", "increment"),
        ("Divers had recovered four bodies by Sunday.", "recovered", "cumulative"),
        ("The Ulver Daily said that twelve people were killed.", "killed", "cumulative"),
        ("Officers arrested two men on Friday.", "arrested", "increment"),
        ("Two more men were arrested.", "arrested", "increment"),
        ("Two men have been arrested.", "arrested", "cumulative"),
        ("Officers arrested 240 people during the riots.", "arrested", "cumulative"),
        ("Hundreds of protesters had been detained by Friday.", "detained", "cumulative"),
        ("Sixty protesters are being held.", "detained", "stock"),
        ("The rebels captured forty soldiers.", "captured", "increment"),
        ("Forty soldiers are being held captive.", "captured", "stock"),
        ("Forty of the victims were identified.", "identified", "cumulative"),
        ("A total of two men were arrested.", "arrested", "cumulative"),
        ("No arrests were made.", "arrested", "cumulative"),
        ("A further 300 villagers were evacuated.", "evacuated", "increment"),
        ("Some 300 villagers were evacuated.", "evacuated", "cumulative"),
        ("Three hikers are missing.", "missing", "stock"),
        ("A hiker is missing.", "missing", "stock"),
        ("Every year 40 people are killed on the road.", "killed", "rate"),
    ],
)
def test_how_it_adds_up(text: str, predicate: str, accumulation: str, analyse_text: Callable[..., Analysis]) -> None:
    analysis = analyse_text(text)
    measures = find_measures(analysis, find_quantities(analysis))
    assert {accumulation_of(analysis, m) for m in measures if m.predicate == predicate} == {accumulation}
