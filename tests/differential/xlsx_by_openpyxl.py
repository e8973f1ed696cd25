"""Says what openpyxl reads in the workbooks whose names are the arguments: a line "--" for each,
one for each sheet, one for each cell with address, kind and value between tabs. Formulas stand with
the values that the file has for them."""

import datetime
import re
import sys
import warnings

import openpyxl

warnings.simplefilter("ignore")


def characters(text):
    """The escapes of ST_Xstring, which openpyxl leaves as they are."""
    return re.sub(r"_x([0-9A-Fa-f]{4})_", lambda m: chr(int(m.group(1), 16)), text)


def on_one_line(text):
    return text.replace("\\", "\\\\").replace("\n", "\\n").replace("\r", "\\r").replace("\t", "\\t")


def say(cell):
    value = cell.value
    if value is None or value == "":
        return None
    if cell.data_type == "e":
        return "error", value
    if isinstance(value, bool):
        return "boolean", str(value).upper()
    if isinstance(value, datetime.timedelta):
        return "number", "length of time"
    if isinstance(value, (int, float)):
        return "number", repr(float(value))
    if isinstance(value, datetime.datetime):
        value = (value + datetime.timedelta(microseconds=500000)).replace(microsecond=0)
        return "date", value.isoformat().removesuffix("T00:00:00")
    if isinstance(value, datetime.time):
        return "date", value.replace(microsecond=0).isoformat()
    return "text", characters(value)


for name in sys.argv[1:]:
    print("--")
    try:
        book = openpyxl.load_workbook(name, data_only=True)
    except Exception as error:
        print("refused")
        continue
    for sheet in book.worksheets:
        print("sheet")
        for row in sheet.iter_rows():
            for cell in row:
                said = say(cell) if not isinstance(cell, openpyxl.cell.cell.MergedCell) else None
                if said:
                    print(cell.coordinate, said[0], on_one_line(said[1]), sep="\t")
